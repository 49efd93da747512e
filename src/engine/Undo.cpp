// SPDX-License-Identifier: Apache-2.0
#include "engine/Rotate.h"

namespace rinnova {

Result<RotationReport> undo(const World& world, const AccountName& name, bool probe,
                            const ProgressCallback& progress, std::stop_token stop) {
    auto place = Workplace::enter(world);
    if (!place)
        return tl::unexpected(place.error());
    auto key = place->resolve(name);
    if (!key)
        return tl::unexpected(key.error());
    auto slots = place->slots(world, *key);
    if (!slots)
        return tl::unexpected(slots.error());
    Job job;
    job.account = place->account(world, *key);
    if (job.account.previous.empty())
        return fail(ErrorCode::unsupported,
                    translate("engine", "The previous password of %1 is not known.", {key->login}),
                    translate("engine", "Generate a new one on the provider's page and rotate to it."),
                    key->login);
    auto opened = world.vault.open();
    auto previous = opened ? world.vault.load({VaultKey::Kind::credential, *key, job.account.previous})
                           : Result<Secret>(tl::unexpected(opened.error()));
    if (!previous)
        return tl::unexpected(previous.error());
    job.request.account = name;
    job.request.probe = probe;
    job.password = std::make_shared<const Secret>(std::move(*previous));
    job.slots = std::move(*slots);
    job.rotation.id = new_rotation_id(world.clock.now());
    job.rotation.account = *key;
    job.rotation.kind = "undo";
    job.rotation.stage = ledger::Stage::staging;
    job.rotation.started = world.clock.now();
    job.rotation.credential = job.account.previous;
    job.rotation.previous = job.account.current;
    job.rotation.validity = job.account.previous_validity;
    job.result.account = *key;
    job.result.validity = job.account.validity;
    std::vector<Job> jobs;
    jobs.push_back(std::move(job));

    RotationRun run(world, progress, std::move(stop));
    run.plan(jobs);
    // After a rotation without a vault the clients alone have what is about to be replaced.
    run.look_at_clients(jobs);
    jobs.front().request.probe = probe;
    jobs.front().rotation.validity = jobs.front().account.previous_validity;
    auto begun = world.ledger.transaction([&]() -> Result<void> {
        if (auto saved = world.ledger.save_slots(*key, jobs.front().slots); !saved)
            return saved;
        return world.ledger.journal().begin(jobs.front().rotation);
    });
    if (!begun)
        return tl::unexpected(begun.error());
    run.resume(jobs);
    return RotationReport{jobs.front().rotation.id, {std::move(jobs.front().result)}};
}

} // namespace rinnova
