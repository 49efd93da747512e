// SPDX-License-Identifier: Apache-2.0
#include "engine/RotationRun.h"

#include <algorithm>
#include <map>

namespace rinnova {

namespace {

VaultKey credential_key(const AccountKey& account, const std::string& id) {
    return {VaultKey::Kind::credential, account, id};
}

constexpr std::string_view earlier_suffix = "-earlier";

} // namespace

std::string earlier_id(const std::string& rotation_id) {
    return rotation_id + std::string(earlier_suffix);
}

std::string rotation_of(const std::string& vault_id) {
    return vault_id.ends_with(earlier_suffix) ? vault_id.substr(0, vault_id.size() - earlier_suffix.size())
                                              : vault_id;
}

void RotationRun::look_at_clients(std::vector<Job>& jobs) {
    std::vector<Slot> slots;
    for (const Job& job : jobs)
        if (job.going_on && job.account.current.empty())
            slots.insert(slots.end(), job.slots.begin(), job.slots.end());
    if (slots.empty())
        return;
    auto held = read_slots(m_world, slots);
    for (Job& job : jobs) {
        if (!job.going_on || !job.account.current.empty())
            continue;
        std::size_t the_same = 0;
        for (const Slot& slot : job.slots) {
            const auto found = held.find(slot.id);
            if (found == held.end() || !found->second)
                continue;
            // A copy that somebody has renewed by hand is not the earlier one.
            if (*found->second == *job.password)
                ++the_same;
            else if (!job.earlier)
                job.earlier = std::make_shared<const Secret>(std::move(*found->second));
        }
        if (the_same == job.slots.size() && the_same > 0) {
            // Nothing new was pasted: it is kept in the vault from now on, and its clock goes on.
            job.request.probe = false;
            if (!job.request.expires && !job.request.issued)
                job.rotation.validity = job.account.validity;
        }
    }
}

void RotationRun::stage_one(Job& job) {
    if (job.request.without_vault)
        return;
    auto stored =
        m_world.vault.store(credential_key(job.account.key, job.rotation.credential), *job.password);
    if (stored)
        return;
    job.going_on = false;
    job.result.outcome = AccountOutcome::locked;
    job.result.error = stored.error();
    // The write may have arrived although its answer did not: then it is garbage, once the vault can be asked
    // again.
    (void)m_world.ledger.transaction([&]() -> Result<void> {
        ledger::Journal journal = m_world.ledger.journal();
        if (auto marked = journal.add_garbage({job.account.key, job.rotation.credential}); !marked)
            return marked;
        return journal.set_stage(job.rotation.id, ledger::Stage::dropped, m_world.clock.now());
    });
}

Result<void> RotationRun::stage(std::vector<Job>& jobs) {
    tell(Progress::Stage::staging, {}, 0, jobs.size());
    auto begun = m_world.ledger.transaction([&]() -> Result<void> {
        ledger::Journal journal = m_world.ledger.journal();
        for (const Job& job : jobs) {
            if (!job.going_on)
                continue;
            if (auto saved = m_world.ledger.save(job.account); !saved)
                return saved;
            if (auto saved = m_world.ledger.save_slots(job.account.key, job.slots); !saved)
                return saved;
            if (auto saved = journal.begin(job.rotation); !saved)
                return saved;
            if (job.fingerprint.empty())
                continue;
            if (auto saved =
                    journal.save_fingerprint(job.rotation.credential, job.account.key, job.fingerprint);
                !saved)
                return saved;
        }
        return {};
    });
    if (!begun)
        return begun;

    std::size_t done = 0;
    for (Job& job : jobs) {
        if (job.going_on)
            stage_one(job);
        tell(Progress::Stage::staging, job.account.key, ++done, jobs.size());
    }

    auto staged = m_world.ledger.transaction([&]() -> Result<void> {
        for (const Job& job : jobs)
            if (job.going_on)
                if (auto moved = m_world.ledger.journal().set_stage(job.rotation.id, ledger::Stage::staged,
                                                                    m_world.clock.now());
                    !moved)
                    return moved;
        return {};
    });
    if (!staged) {
        // The passwords are in the vault and the journal says `staging`: recovery finds them.
        for (Job& job : jobs) {
            if (!job.going_on)
                continue;
            job.going_on = false;
            job.result.outcome = AccountOutcome::failed;
            job.result.error = staged.error();
        }
    }
    return {};
}

Result<std::vector<ledger::Rotation>> RotationRun::waiting_beside(const Job& job) const {
    return m_world.ledger.journal()
        .unfinished(job.account.key)
        .map([&](std::vector<ledger::Rotation> rotations) {
            std::erase_if(rotations, [&](const ledger::Rotation& other) {
                const bool waits =
                    ledger::waits_for_user(other.stage) || other.stage == ledger::Stage::staging;
                return !waits || other.id == job.rotation.id || other.kind == "undo";
            });
            return rotations;
        });
}

Result<void> RotationRun::drop(const ledger::Rotation& rotation) {
    ledger::Journal journal = m_world.ledger.journal();
    return journal.set_stage(rotation.id, ledger::Stage::dropped, m_world.clock.now()).and_then([&] {
        return journal.add_garbage({rotation.account, rotation.credential});
    });
}

Result<void> RotationRun::replace_waiting(const Job& job, bool refused_alone) {
    return waiting_beside(job).and_then([&](const std::vector<ledger::Rotation>& waiting) -> Result<void> {
        for (const ledger::Rotation& other : waiting)
            if (!refused_alone || other.stage == ledger::Stage::refused)
                if (auto dropped = drop(other); !dropped)
                    return dropped;
        return {};
    });
}

bool RotationRun::keep_earlier(Job& job) {
    if (!job.earlier || job.request.without_vault || !job.rotation.previous.empty())
        return true;
    const std::string id = earlier_id(job.rotation.id);
    auto stored = m_world.vault.store(credential_key(job.account.key, id), *job.earlier);
    auto noted = stored ? m_world.ledger.journal().set_previous(job.rotation.id, id) : stored;
    if (!noted) {
        job.result.outcome = AccountOutcome::failed;
        job.result.error = noted.error();
        return false;
    }
    job.rotation.previous = id;
    return true;
}

} // namespace rinnova
