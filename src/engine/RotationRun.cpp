// SPDX-License-Identifier: Apache-2.0
#include "engine/RotationRun.h"

#include "engine/HandedOut.h"
#include "engine/ProfileSource.h"
#include "model/Date.h"

#include <openssl/rand.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>

namespace rinnova {

namespace {

bool is_skipped(const Job& job, const Slot& slot) {
    const auto& only = job.request.only;
    return !only.empty() && std::find(only.begin(), only.end(), slot.target) == only.end();
}

std::vector<SlotSecret> secrets_of(const std::vector<Job>& jobs) {
    std::vector<SlotSecret> secrets;
    for (const Job& job : jobs)
        if (job.going_on)
            for (const sdk::PlannedChange& change : job.plan)
                secrets.push_back({change.slot, job.password});
    return secrets;
}

void note_results(Job& job, const std::map<std::string, Applied>& applied) {
    for (const Slot& slot : job.slots) {
        const auto done = applied.find(slot.id);
        SlotResult result = done != applied.end() ? done->second.result
                                                  : SlotResult{slot, SlotOutcome::skipped, {}, std::nullopt};
        if (done == applied.end())
            result.slot.state = SlotState::stale;
        job.result.slots.push_back(std::move(result));
    }
    job.result.outcome = outcome_of(job.result.slots);
}

/// What a person renews by installing a profile of ours anew begins with that one's file.
void add_profiles(const World& world, Job& job, const std::map<std::string, Applied>& applied) {
    std::map<std::string, std::optional<std::filesystem::path>> made;
    for (SlotResult& result : job.result.slots) {
        const auto done = applied.find(result.slot.id);
        if (done == applied.end() || done->second.profile.empty())
            continue;
        const auto [file, fresh] = made.try_emplace(done->second.profile);
        if (fresh)
            file->second = renewed_profile(world, job.account, job.slots, done->second.profile);
        if (file->second)
            result.steps.insert(result.steps.begin(),
                                translate("engine",
                                          "Open %1 and approve it in System Settings: it takes the place of "
                                          "the installed profile, and asks for the password. Mail is fetched "
                                          "again. Then the other steps are not needed.",
                                          {file->second->string()}));
    }
}

std::vector<ledger::Step> steps_of(const Job& job, const std::map<std::string, Applied>& applied) {
    std::vector<ledger::Step> steps;
    for (const sdk::PlannedChange& change : job.plan)
        if (const auto done = applied.find(change.slot.id); done != applied.end())
            steps.push_back(
                {change.slot.id, change.precondition, done->second.result.outcome, done->second.hash_after});
    return steps;
}

void stop_with(Job& job, AccountOutcome outcome, Error error) {
    job.result.outcome = outcome;
    job.result.error = std::move(error);
    job.going_on = false;
}

} // namespace

RotationRun::RotationRun(const World& world, ProgressCallback progress, std::stop_token stop)
    : m_world(world), m_progress(std::move(progress)), m_stop(std::move(stop)) {}

void RotationRun::tell(Progress::Stage stage, const std::optional<AccountKey>& account, std::size_t done,
                       std::size_t total) const {
    if (m_progress)
        m_progress({stage, account, done, total});
}

void RotationRun::plan(std::vector<Job>& jobs) {
    tell(Progress::Stage::planning, {}, 0, jobs.size());
    std::vector<sdk::Change> changes;
    std::map<std::string, Job*> owner;
    for (Job& job : jobs) {
        job.plan.clear();
        if (!job.going_on)
            continue;
        for (const Slot& slot : job.slots) {
            if (is_skipped(job, slot))
                continue;
            changes.push_back({slot, job.request.create});
            owner[slot.id] = &job;
        }
    }
    for (sdk::PlannedChange& change : plan_slots(m_world, changes)) {
        Job& job = *owner.at(change.slot.id);
        job.plan.push_back(std::move(change));
    }
}

Result<void> RotationRun::run(std::vector<Job>& jobs) {
    plan(jobs);
    look_at_clients(jobs);
    if (auto staged = stage(jobs); !staged)
        return staged;
    resume(jobs);
    return {};
}

void RotationRun::resume(std::vector<Job>& jobs) {
    prove(jobs);
    apply(jobs);
    commit(jobs);
    erase_garbage(m_world);
}

Result<void> RotationRun::mark_applying(std::vector<Job>& jobs) {
    return m_world.ledger.transaction([&]() -> Result<void> {
        ledger::Journal journal = m_world.ledger.journal();
        for (const Job& job : jobs) {
            if (!job.going_on)
                continue;
            std::vector<ledger::Step> steps;
            for (const sdk::PlannedChange& change : job.plan)
                steps.push_back({change.slot.id, change.precondition, std::nullopt, {}});
            if (auto saved = journal.save_steps(job.rotation.id, steps); !saved)
                return saved;
            if (auto moved = journal.set_stage(job.rotation.id, ledger::Stage::applying, m_world.clock.now());
                !moved)
                return moved;
            if (job.rotation.kind == "undo")
                continue;
            if (auto replaced = replace_waiting(job); !replaced)
                return replaced;
        }
        return {};
    });
}

void RotationRun::apply(std::vector<Job>& jobs) {
    for (Job& job : jobs)
        if (job.going_on && !keep_earlier(job))
            job.going_on = false;
    if (auto marked = mark_applying(jobs); !marked) {
        for (Job& job : jobs)
            if (job.going_on)
                stop_with(job, AccountOutcome::failed, marked.error());
        return;
    }
    tell(Progress::Stage::applying, {}, 0, jobs.size());
    std::vector<sdk::PlannedChange> plan;
    for (const Job& job : jobs)
        if (job.going_on)
            plan.insert(plan.end(), job.plan.begin(), job.plan.end());
    const auto applied = apply_slots(m_world, plan, secrets_of(jobs));
    for (Job& job : jobs) {
        if (!job.going_on)
            continue;
        note_results(job, applied);
        add_profiles(m_world, job, applied);
    }
    // What is lost here is only the record of each step; the commit has the slots' states.
    (void)m_world.ledger.transaction([&]() -> Result<void> {
        for (const Job& job : jobs)
            if (job.going_on)
                if (auto saved = m_world.ledger.journal().save_steps(job.rotation.id, steps_of(job, applied));
                    !saved)
                    return saved;
        return {};
    });
}

void RotationRun::commit(std::vector<Job>& jobs) {
    tell(Progress::Stage::committing, {}, 0, jobs.size());
    auto committed = m_world.ledger.transaction([&]() -> Result<void> {
        for (Job& job : jobs)
            if (job.going_on)
                if (auto done = commit_one(job); !done)
                    return done;
        return {};
    });
    for (Job& job : jobs) {
        if (job.going_on && committed)
            take_back(m_world, job.account.key);
        else if (job.going_on)
            stop_with(job, AccountOutcome::failed, committed.error());
    }
}

Result<void> RotationRun::commit_one(Job& job) {
    std::vector<Slot> slots;
    for (const SlotResult& result : job.result.slots)
        slots.push_back(result.slot);
    auto account = commit_rotation(m_world, job.account, job.rotation, slots);
    if (!account)
        return tl::unexpected(account.error());
    job.account = std::move(*account);
    job.result.validity = job.account.validity;
    return {};
}

namespace {

HistoryRecord history_of(const ledger::Rotation& rotation, Timestamp now) {
    const std::string expiry = rotation.validity.expires ? to_iso(*rotation.validity.expires) : "–";
    HistoryRecord record{now, rotation.account, "rotated", {}, rotation.id};
    if (rotation.kind == "undo") {
        record.kind = "undone";
        record.text = translate("engine", "Back to the previous password; valid until %1.", {expiry});
    } else if (rotation.kind == "adopt") {
        record.kind = "adopted";
        record.text = translate("engine", "Password taken over from a client; valid until %1.", {expiry});
    } else {
        record.text = translate("engine", "New password; valid until %1.", {expiry});
    }
    return record;
}

/// The same password pasted once more, to reach what was open or with another date: going back from it leads
/// to the one before, and not to itself.
Result<bool> brings_the_current_password(ledger::Journal& journal, const Account& account,
                                         const ledger::Rotation& rotation) {
    if (rotation.kind == "undo" || rotation.credential.empty() || account.current.empty())
        return false;
    return journal.fingerprint(rotation.credential).and_then([&](const std::string& brought) {
        return journal.fingerprint(account.current).map([&](const std::string& held) {
            return !brought.empty() && brought == held;
        });
    });
}

} // namespace

Result<Account> commit_rotation(const World& world, Account account, const ledger::Rotation& rotation,
                                const std::vector<Slot>& slots) {
    ledger::Journal journal = world.ledger.journal();
    const auto repeated = brings_the_current_password(journal, account, rotation);
    if (!repeated)
        return tl::unexpected(repeated.error());
    const std::array before{account.previous, account.current};
    if (!*repeated) {
        account.previous = account.current.empty() ? rotation.previous : account.current;
        account.previous_validity = account.validity;
    }
    account.current = rotation.credential;
    for (const std::string& credential : before)
        if (!credential.empty() && credential != account.previous && credential != account.current)
            if (auto marked = journal.add_garbage({account.key, credential}); !marked)
                return tl::unexpected(marked.error());
    account.validity = rotation.validity;
    auto saved = world.ledger.save(account);
    if (saved)
        saved = world.ledger.save_slots(account.key, slots);
    if (saved)
        saved = journal.set_stage(rotation.id, ledger::Stage::committed, world.clock.now());
    if (saved)
        saved = world.ledger.add_history(history_of(rotation, world.clock.now()));
    if (!saved)
        return tl::unexpected(saved.error());
    return account;
}

std::string new_rotation_id(Timestamp now) {
    std::array<unsigned char, 6> random{};
    RAND_bytes(random.data(), static_cast<int>(random.size()));
    std::array<char, 16> hex{};
    std::snprintf(hex.data(), hex.size(), "%02x%02x%02x%02x%02x%02x", random[0], random[1], random[2],
                  random[3], random[4], random[5]);
    std::string id = to_iso(now);
    std::erase_if(id, [](char c) { return c == '-' || c == ':'; });
    return id + "-" + hex.data();
}

AccountOutcome outcome_of(const std::vector<SlotResult>& slots) {
    bool open = false;
    bool updated = false;
    bool unchanged = false;
    for (const SlotResult& slot : slots) {
        switch (slot.outcome) {
        case SlotOutcome::failed:
            return AccountOutcome::failed;
        case SlotOutcome::pending:
        case SlotOutcome::needs_user:
        case SlotOutcome::locked:
        case SlotOutcome::absent:
            open = true;
            break;
        case SlotOutcome::updated:
            updated = true;
            break;
        case SlotOutcome::unchanged:
            unchanged = true;
            break;
        case SlotOutcome::skipped:
            break;
        }
    }
    if (open)
        return AccountOutcome::open;
    return unchanged && !updated ? AccountOutcome::unchanged : AccountOutcome::done;
}

void erase_garbage(const World& world) {
    auto garbage = world.ledger.journal().garbage();
    if (!garbage || garbage->empty())
        return;
    // One that a person would have to confirm, and did not: he is not asked about all the others.
    const auto kept = std::find_if(garbage->begin(), garbage->end(), [&](const ledger::Garbage& entry) {
        return !world.vault.erase({VaultKey::Kind::credential, entry.account, entry.credential});
    });
    // Once for all: each transaction waits for the disk. What is not noted is erased again, which does no
    // harm.
    (void)world.ledger.transaction([&]() -> Result<void> {
        for (auto entry = garbage->begin(); entry != kept; ++entry)
            if (auto noted = world.ledger.journal().garbage_erased(entry->credential); !noted)
                return noted;
        return {};
    });
}

} // namespace rinnova
