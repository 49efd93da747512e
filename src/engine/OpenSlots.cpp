// SPDX-License-Identifier: Apache-2.0
#include "engine/ClosedClients.h"
#include "engine/Recovery.h"
#include "engine/Rotate.h"

#include <algorithm>
#include <map>
#include <set>

namespace rinnova {

namespace {

/// A staged password on its way again; none, with the reason, when the vault does not give it.
Result<Job> job_for_staged(const World& world, const Workplace& place, const ledger::Rotation& rotation,
                           bool probe) {
    auto password = world.vault.load({VaultKey::Kind::credential, rotation.account, rotation.credential});
    if (!password)
        return tl::unexpected(password.error());
    auto slots = place.slots(world, rotation.account);
    if (!slots)
        return tl::unexpected(slots.error());
    Job job;
    job.request.probe = probe;
    job.request.create = rotation.fill_absent;
    job.request.only = rotation.only;
    job.password = std::make_shared<const Secret>(std::move(*password));
    job.account = place.account(world, rotation.account);
    job.slots = std::move(*slots);
    job.rotation = rotation;
    job.result.account = rotation.account;
    job.result.validity = job.account.validity;
    return job;
}

AccountResult locked_result(const Account& account, const Error& error) {
    AccountResult result;
    result.account = account.key;
    result.outcome = error.code == ErrorCode::locked || error.code == ErrorCode::unsupported
                         ? AccountOutcome::locked
                         : AccountOutcome::failed;
    result.error = error;
    result.validity = account.validity;
    return result;
}

bool can_be_finished(const Slot& slot) {
    return is_open(slot.state) && slot.state != SlotState::needs_user;
}

struct OpenAccount {
    Account account;
    std::vector<Slot> slots;
    std::shared_ptr<const Secret> password;
    std::optional<ledger::Rotation> rotation{}; ///< that made it the current one, when the ledger knows
};

bool is_shared(std::string_view precondition) {
    return precondition.starts_with(sdk::shared_precondition);
}

struct Changed {
    std::vector<Slot> slots;
    std::set<std::string> shared; ///< of these, those where another slot may be what has changed
};

/// The slots whose place is not what it was when the rotation left them open.
Changed changed_since(const World& world, const std::vector<OpenAccount>& accounts,
                      const std::vector<sdk::PlannedChange>& plan) {
    std::map<std::string_view, std::string_view> now;
    for (const sdk::PlannedChange& change : plan)
        now.emplace(change.slot.id, change.precondition);
    Changed changed;
    for (const OpenAccount& open : accounts) {
        if (!open.rotation)
            continue;
        std::map<std::string_view, std::string_view> then;
        const auto steps = world.ledger.journal().steps(open.rotation->id);
        if (steps)
            for (const ledger::Step& step : *steps)
                if (step.outcome != SlotOutcome::locked) // nobody could look inside
                    then.emplace(step.slot_id, step.precondition);
        for (const Slot& slot : open.slots) {
            const std::string_view before = then[slot.id];
            const auto after = now.find(slot.id);
            if (after == now.end())
                continue;
            if (slot.password_changed ? *slot.password_changed <= open.rotation->started
                                      : before.empty() || after->second.empty() || before == after->second)
                continue;
            changed.slots.push_back(slot);
            if (!slot.password_changed && (is_shared(before) || is_shared(after->second)))
                changed.shared.insert(slot.id);
        }
    }
    return changed;
}

/// Where nobody knows whether it is older or newer than the rotation: kept as the earlier password, to which
/// `undo` leads.
bool keep_as_previous(const World& world, OpenAccount& open, const Secret& held) {
    const std::string id = earlier_id(open.rotation->id);
    Account account = open.account;
    account.previous = id;
    account.previous_validity = {};
    if (!world.vault.store({VaultKey::Kind::credential, account.key, id}, held) ||
        !world.ledger.save(account))
        return false;
    open.account = std::move(account);
    return true;
}

/// The slots that were given a password of their own after the rotation that left them open: somebody has
/// renewed by hand, and what is there may be stored nowhere else.
std::set<std::string> renewed_by_hand(const World& world, std::vector<OpenAccount>& accounts,
                                      const std::vector<sdk::PlannedChange>& plan) {
    const Changed changed = changed_since(world, accounts, plan);
    if (changed.slots.empty())
        return {};
    auto held = read_slots(world, changed.slots);
    std::set<std::string> renewed;
    for (OpenAccount& open : accounts) {
        // The keychain is asked for no more than is compared: some ask a person each time.
        if (std::none_of(open.slots.begin(), open.slots.end(),
                         [&](const Slot& slot) { return held.contains(slot.id); }))
            continue;
        auto previous =
            open.account.previous.empty()
                ? Result<Secret>(fail(ErrorCode::not_found, {}))
                : world.vault.load({VaultKey::Kind::credential, open.account.key, open.account.previous});
        for (const Slot& slot : open.slots) {
            const auto found = held.find(slot.id);
            if (found == held.end() || !found->second || *found->second == *open.password ||
                (previous && *found->second == *previous))
                continue;
            const bool unknown = !previous && previous.error().code == ErrorCode::not_found;
            if (unknown && changed.shared.contains(slot.id) && keep_as_previous(world, open, *found->second))
                previous = std::move(found->second);
            else
                renewed.insert(slot.id);
        }
    }
    return renewed;
}

SlotResult left_as_it_is(Slot slot) {
    slot.state = SlotState::stale;
    slot.detail = translate("engine", "Somebody has stored another password here since.");
    Error error{ErrorCode::conflict, slot.detail,
                translate("engine", "It was left as it is: adopt it, or generate a new one."), slot.location};
    return {std::move(slot), SlotOutcome::failed, {}, std::move(error)};
}

/// Writes the current passwords to the slots that earlier rotations have not reached: one call for each
/// target.
void finish(const World& world, std::vector<OpenAccount>& accounts, RotationReport& report) {
    std::vector<sdk::Change> changes;
    std::vector<SlotSecret> secrets;
    for (const OpenAccount& open : accounts)
        for (const Slot& slot : open.slots)
            if (can_be_finished(slot)) {
                changes.push_back({slot, open.rotation && open.rotation->fill_absent});
                secrets.push_back({slot, open.password});
            }
    auto plan = plan_slots(world, changes);
    const auto renewed = renewed_by_hand(world, accounts, plan);
    std::erase_if(plan, [&](const sdk::PlannedChange& change) { return renewed.contains(change.slot.id); });
    const auto applied = apply_slots(world, plan, secrets);
    for (OpenAccount& open : accounts) {
        AccountResult result;
        result.account = open.account.key;
        result.validity = open.account.validity;
        bool moved = false;
        for (Slot& slot : open.slots) {
            const auto done = applied.find(slot.id);
            if (done != applied.end()) {
                moved = moved || slot.state != done->second.result.slot.state;
                slot = done->second.result.slot;
                result.slots.push_back(done->second.result);
            } else if (renewed.contains(slot.id)) {
                moved = true;
                result.slots.push_back(left_as_it_is(slot));
                slot = result.slots.back().slot;
            } else if (slot.state == SlotState::needs_user) {
                result.slots.push_back({slot, SlotOutcome::needs_user, {}, std::nullopt});
            }
        }
        result.outcome = outcome_of(result.slots);
        if (auto saved = world.ledger.save_slots(open.account.key, open.slots); !saved) {
            result.outcome = AccountOutcome::failed;
            result.error = saved.error();
        }
        // What is tried every hour and stands where it stood is no news.
        if (moved)
            (void)world.ledger.add_history({world.clock.now(),
                                            open.account.key,
                                            "finished",
                                            translate("engine", "Open slots were tried again: %1.",
                                                      {std::string(to_string(result.outcome))}),
                                            {}});
        report.accounts.push_back(std::move(result));
    }
}

bool is_asked_for(const RetryRequest& request, const AccountKey& key) {
    return !request.account ||
           (to_lower(request.account->login) == key.login &&
            (request.account->provider.empty() || request.account->provider == key.provider));
}

/// The clients that are in the way of what `retry` would write, asked to end. Nobody is asked while the vault
/// does not give the passwords: it would be for nothing.
ClosedClients make_way(const World& world, const RetryRequest& request, const std::stop_token& stop) {
    auto all = world.ledger.all_slots();
    auto unfinished = world.ledger.journal().unfinished();
    if (!request.restart_clients || !all || !unfinished || !world.vault.open())
        return {};
    std::vector<Slot> slots;
    for (auto& [account, slot] : *all) {
        const bool staged =
            request.staged && std::any_of(unfinished->begin(), unfinished->end(),
                                          [&, key = account](const ledger::Rotation& rotation) {
                                              return rotation.account == key;
                                          });
        if (is_asked_for(request, account) && (staged || slot.state == SlotState::pending))
            slots.push_back(std::move(slot));
    }
    return ClosedClients::ask(world, slots, stop);
}

/// Why a client stayed goes to the accounts that wait for it; what befell one that ended, to all.
void add_notes(RotationReport& report, const std::vector<std::string>& notes) {
    for (AccountResult& account : report.accounts)
        account.notes.insert(account.notes.end(), notes.begin(), notes.end());
}

/// Goes on with what is staged and what is open, of these accounts or of all.
Result<RotationReport> go_on(const World& world, const Workplace& place,
                             const std::optional<std::set<AccountKey>>& only, const RetryRequest& request,
                             const ProgressCallback& progress, std::stop_token stop) {
    auto unfinished = world.ledger.journal().unfinished();
    if (!unfinished)
        return tl::unexpected(unfinished.error());
    const auto opened = world.vault.open();
    RotationReport report;
    std::map<AccountKey, const ledger::Rotation*> staged;
    for (const ledger::Rotation& rotation : *unfinished)
        if (waits_for_user(rotation.stage) && (!only || only->contains(rotation.account)))
            staged[rotation.account] = &rotation;

    std::vector<Job> jobs;
    std::vector<OpenAccount> open;
    for (const Account& account : place.tracked) {
        if (only && !only->contains(account.key))
            continue;
        if (const auto waiting = staged.find(account.key); waiting != staged.end()) {
            if (!request.staged)
                continue;
            auto job = opened ? job_for_staged(world, place, *waiting->second, request.probe)
                              : Result<Job>(tl::unexpected(opened.error()));
            if (job)
                jobs.push_back(std::move(*job));
            else
                report.accounts.push_back(locked_result(account, job.error()));
            continue;
        }
        auto slots = place.slots(world, account.key);
        if (!slots)
            return tl::unexpected(slots.error());
        if (account.current.empty() ||
            std::none_of(slots->begin(), slots->end(), [](const Slot& slot) { return is_open(slot.state); }))
            continue;
        auto password = opened ? world.vault.load({VaultKey::Kind::credential, account.key, account.current})
                               : Result<Secret>(tl::unexpected(opened.error()));
        auto rotation = world.ledger.journal().find(rotation_of(account.current));
        if (!rotation)
            return tl::unexpected(rotation.error());
        if (password)
            open.push_back({account, std::move(*slots), std::make_shared<const Secret>(std::move(*password)),
                            std::move(*rotation)});
        else
            report.accounts.push_back(locked_result(account, password.error()));
    }
    if (!jobs.empty()) {
        RotationRun run(world, progress, std::move(stop));
        run.plan(jobs);
        run.look_at_clients(jobs);
        run.resume(jobs);
        report.rotation = jobs.front().rotation.id;
        for (Job& job : jobs)
            report.accounts.push_back(std::move(job.result));
    }
    finish(world, open, report);
    return report;
}

Result<RotationReport> go_on(const World& world, const RetryRequest& request,
                             const ProgressCallback& progress, std::stop_token stop) {
    auto place = Workplace::enter(world);
    if (!place)
        return tl::unexpected(place.error());
    std::optional<std::set<AccountKey>> only;
    if (request.account) {
        auto key = place->resolve(*request.account);
        if (!key)
            return tl::unexpected(key.error());
        only.emplace({*key});
    }
    return go_on(world, *place, only, request, progress, std::move(stop));
}

} // namespace

Result<RotationReport> retry(const World& world, const RetryRequest& request,
                             const ProgressCallback& progress, std::stop_token stop) {
    ClosedClients closed = make_way(world, request, stop);
    auto report = go_on(world, request, progress, std::move(stop));
    closed.bring_back();
    if (report)
        add_notes(*report, closed.notes());
    return report;
}

Result<RotationReport> finish_cut_off(const World& world, std::stop_token stop) {
    auto accounts = cut_off({world.ledger, world.clock});
    if (!accounts || accounts->empty())
        return accounts ? Result<RotationReport>() : tl::unexpected(accounts.error());
    auto place = Workplace::enter(world);
    if (!place)
        return tl::unexpected(place.error());
    auto unfinished = world.ledger.journal().unfinished();
    if (!unfinished)
        return tl::unexpected(unfinished.error());
    // Whatever is cut off again from here on waits for its user: no password is tried with each start anew.
    for (const ledger::Rotation& rotation : *unfinished)
        if (rotation.stage == ledger::Stage::staged)
            if (auto noted =
                    world.ledger.journal().set_stage(rotation.id, ledger::Stage::unproven, world.clock.now());
                !noted)
                return tl::unexpected(noted.error());
    return go_on(world, *place, std::set<AccountKey>(accounts->begin(), accounts->end()), RetryRequest{}, {},
                 std::move(stop));
}

} // namespace rinnova
