// SPDX-License-Identifier: Apache-2.0
#include "engine/Rotate.h"

#include "base/SecretInput.h"

#include <algorithm>
#include <map>
#include <set>

namespace rinnova {

namespace {

Error at_item(Error error, std::size_t index, std::size_t count) {
    if (count > 1)
        error.where = std::to_string(index);
    return error;
}

Result<Job> make_job(const World& world, const Workplace& place, const BatchItem& item,
                     const std::string& kind) {
    if (item.password == nullptr)
        return fail(ErrorCode::internal, "no password given");
    if (auto fit = clean_password(item.password->clone()); !fit)
        return tl::unexpected(fit.error());
    auto key = place.resolve(item.request.account);
    if (!key)
        return tl::unexpected(key.error());
    auto slots = place.slots(world, *key);
    if (!slots)
        return tl::unexpected(slots.error());
    auto validity = new_validity(world, *key, item.request.issued, item.request.expires);
    if (!validity)
        return tl::unexpected(validity.error());
    Job job;
    job.request = item.request;
    job.password = std::make_shared<const Secret>(item.password->clone());
    job.account = place.account(world, *key);
    job.slots = std::move(*slots);
    job.rotation.id = new_rotation_id(world.clock.now());
    job.rotation.account = *key;
    job.rotation.kind = kind;
    job.rotation.started = world.clock.now();
    job.rotation.credential = item.request.without_vault ? std::string() : job.rotation.id;
    job.rotation.previous = job.account.current;
    job.rotation.validity = *validity;
    job.rotation.fill_absent = item.request.create;
    job.rotation.only = item.request.only;
    job.result.account = *key;
    job.result.validity = job.account.validity;
    return job;
}

/// The targets named by `--only` must exist: a typing mistake would silently skip everything.
Result<void> check_targets(const World& world, const RotateRequest& request) {
    for (const std::string& id : request.only)
        if (find_target(world.targets, id) == nullptr)
            return fail(ErrorCode::invalid_data, translate("engine", "There is no target “%1”.", {id}),
                        translate("engine", "“rinnova plugins” lists those that are loaded."), id);
    return {};
}

Result<std::vector<Job>> make_jobs(const World& world, const Workplace& place,
                                   const std::vector<BatchItem>& items, const std::string& kind) {
    std::vector<Job> jobs;
    std::set<AccountKey> seen;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (auto known = check_targets(world, items[i].request); !known)
            return tl::unexpected(at_item(known.error(), i, items.size()));
        auto job = make_job(world, place, items[i], kind);
        if (!job)
            return tl::unexpected(at_item(job.error(), i, items.size()));
        if (!seen.insert(job->account.key).second)
            return tl::unexpected(
                at_item({ErrorCode::invalid_data,
                         translate("engine", "%1 is there more than once.", {job->account.key.login}),
                         {},
                         {}},
                        i, items.size()));
        jobs.push_back(std::move(*job));
    }
    return jobs;
}

/// A paste that is another account's password is nearly always a mix-up.
Result<void> check_duplicates(const World& world, std::vector<Job>& jobs, const Fingerprint& fingerprint) {
    std::map<std::string, const Job*> here;
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        Job& job = jobs[i];
        job.fingerprint = fingerprint.of(*job.password);
        const auto clash = [&](const std::string& other) {
            return tl::unexpected(at_item(
                {ErrorCode::conflict,
                 translate("engine", "This is the password of %1, not of %2.",
                           {other, job.account.key.login}),
                 translate("engine",
                           "Copy the right one from the provider's page. If both accounts really have the "
                           "same password, confirm it (--accept-duplicate)."),
                 job.account.key.login},
                i, jobs.size()));
        };
        const auto [same, fresh] = here.emplace(job.fingerprint, &job);
        if (job.request.accept_duplicate)
            continue;
        if (!fresh)
            return clash(same->second->account.key.login);
        auto others = world.ledger.journal().accounts_with_fingerprint(job.fingerprint);
        if (!others)
            return tl::unexpected(others.error());
        for (const AccountKey& other : *others)
            if (other != job.account.key)
                return clash(other.login);
    }
    return {};
}

/// The password is what it was; the user knows better how long it lasts.
Result<void> note_dates(const World& world, Job& job) {
    job.account.validity = job.rotation.validity;
    job.result.validity = job.rotation.validity;
    const std::optional<Date>& expires = job.rotation.validity.expires;
    return world.ledger.transaction([&]() -> Result<void> {
        if (auto saved = world.ledger.save(job.account); !saved)
            return saved;
        return world.ledger.add_history(
            {world.clock.now(),
             job.account.key,
             "extended",
             translate("engine", "The same password; valid until %1.", {expires ? to_iso(*expires) : "–"}),
             {}});
    });
}

/// Ends jobs whose password is the current one and is in every slot: there is nothing to write.
Result<void> settle_unchanged(const World& world, std::vector<Job>& jobs) {
    std::vector<SlotSecret> slots;
    std::vector<Job*> candidates;
    for (Job& job : jobs) {
        if (job.account.current.empty())
            continue;
        auto current = world.ledger.journal().fingerprint(job.account.current);
        if (!current)
            return tl::unexpected(current.error());
        if (job.fingerprint.empty() || *current != job.fingerprint)
            continue;
        // Pasted once more, it is no younger.
        if (!job.request.expires && !job.request.issued && job.account.validity.expires)
            job.rotation.validity = job.account.validity;
        if (job.slots.empty())
            continue;
        candidates.push_back(&job);
        for (const Slot& slot : job.slots)
            slots.push_back({slot, job.password});
    }
    const auto checks = verify_slots(world, slots);
    for (Job* job : candidates) {
        const bool everywhere = std::all_of(job->slots.begin(), job->slots.end(), [&](const Slot& slot) {
            return checks.at(slot.id).state == SlotState::in_sync;
        });
        if (!everywhere)
            continue;
        if (job->request.expires || job->request.issued)
            if (auto noted = note_dates(world, *job); !noted)
                return noted;
        job->going_on = false;
        job->result.outcome = AccountOutcome::unchanged;
        for (Slot slot : job->slots) {
            slot.state = SlotState::in_sync;
            job->result.slots.push_back({slot, SlotOutcome::unchanged, {}, std::nullopt});
        }
    }
    return {};
}

void add_notes(Job& job) {
    if (!job.going_on)
        return;
    if (job.slots.empty())
        job.result.notes.push_back(
            translate("engine", "No mail program on this machine holds this account."));
    if (job.request.without_vault)
        job.result.notes.push_back(translate(
            "engine", "The password is kept nowhere but in the mail programs: it cannot be brought to open "
                      "ones later."));
    if (job.result.probe.verdict == ProbeVerdict::skipped && !job.result.probe.detail.empty())
        job.result.notes.push_back(
            translate("engine", "The password was not tried: %1", {job.result.probe.detail}));
}

RotationReport all_locked(std::vector<Job>& jobs, const Error& error) {
    RotationReport report;
    for (Job& job : jobs) {
        job.result.outcome = AccountOutcome::locked;
        job.result.error = error;
        report.accounts.push_back(std::move(job.result));
    }
    return report;
}

/// `kind`: as the journal knows it.
Result<RotationReport> rotate_all(const World& world, const std::vector<BatchItem>& items,
                                  const std::string& kind, const ProgressCallback& progress,
                                  std::stop_token stop) {
    if (progress)
        progress({Progress::Stage::discovering, {}, 0, items.size()});
    auto place = Workplace::enter(world);
    if (!place)
        return tl::unexpected(place.error());
    auto jobs = make_jobs(world, *place, items, kind);
    if (!jobs)
        return tl::unexpected(jobs.error());
    const bool with_vault =
        std::any_of(jobs->begin(), jobs->end(), [](const Job& job) { return !job.request.without_vault; });
    if (with_vault) {
        if (auto ready = try_with_a_write(world.vault); !ready)
            return all_locked(*jobs, ready.error());
        auto fingerprint = Fingerprint::with_key_from(world.vault);
        if (!fingerprint)
            return all_locked(*jobs, fingerprint.error());
        if (auto distinct = check_duplicates(world, *jobs, *fingerprint); !distinct)
            return tl::unexpected(distinct.error());
        if (auto settled = settle_unchanged(world, *jobs); !settled)
            return tl::unexpected(settled.error());
    }
    RotationRun run(world, progress, stop);
    if (auto ran = run.run(*jobs); !ran)
        return tl::unexpected(ran.error());
    RotationReport report;
    for (Job& job : *jobs) {
        add_notes(job);
        if (report.rotation.empty())
            report.rotation = job.rotation.id;
        report.accounts.push_back(std::move(job.result));
    }
    return report;
}

} // namespace

Result<RotationReport> rotate_batch(const World& world, const std::vector<BatchItem>& items,
                                    const ProgressCallback& progress, std::stop_token stop) {
    return rotate_all(world, items, "rotate", progress, std::move(stop));
}

Result<RotationReport> rotate_from(const World& world, const RotateRequest& request,
                                   const std::string& slot_id, const ProgressCallback& progress,
                                   std::stop_token stop) {
    std::optional<Secret> held;
    {
        auto place = Workplace::enter(world);
        if (!place)
            return tl::unexpected(place.error());
        auto key = place->resolve(request.account);
        if (!key)
            return tl::unexpected(key.error());
        auto slots = place->slots(world, *key);
        if (!slots)
            return tl::unexpected(slots.error());
        const auto slot = std::find_if(slots->begin(), slots->end(),
                                       [&](const Slot& candidate) { return candidate.id == slot_id; });
        if (slot == slots->end())
            return fail(ErrorCode::not_found,
                        translate("engine", "%1 has no slot %2.", {key->login, slot_id}),
                        translate("engine", "“rinnova status %1” lists its slots.", {key->login}), slot_id);
        auto read = read_slots(world, {*slot});
        const auto answer = read.find(slot_id);
        if (answer == read.end())
            return fail(ErrorCode::unsupported, translate("engine", "This slot cannot be read back."), {},
                        slot_id);
        if (!answer->second)
            return tl::unexpected(answer->second.error());
        held = std::move(*answer->second);
    }
    return rotate_all(world, {{request, &*held}}, "adopt", progress, std::move(stop));
}

} // namespace rinnova
