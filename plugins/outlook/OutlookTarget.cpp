// SPDX-License-Identifier: Apache-2.0
#include "OutlookTarget.h"

#include "AccountLookup.h"
#include "GuidedSteps.h"
#include "PasswordWriter.h"
#include "RememberPolicy.h"
#include "SealedPassword.h"
#include "Standing.h"

namespace rinnova::outlook {

namespace {

void describe(Slot& slot, const Standing& standing) {
    slot.detail = standing.detail;
    switch (standing.kind) {
    case Standing::Kind::stored:
        slot.state = SlotState::unknown;
        return;
    case Standing::Kind::absent:
    case Standing::Kind::forbidden:
        slot.state = SlotState::absent;
        return;
    case Standing::Kind::foreign:
        slot.state = SlotState::unreadable;
        return;
    }
}

void plan_by(sdk::PlannedChange& planned, const Standing& standing) {
    switch (standing.kind) {
    case Standing::Kind::stored:
        planned.action = sdk::Action::replace;
        planned.summary =
            translate("outlook", "Replace the password in the profile “%1”.", {planned.slot.location});
        if (!standing.detail.empty())
            planned.summary += " " + standing.detail;
        return;
    case Standing::Kind::absent:
        planned.action = planned.create ? sdk::Action::create : sdk::Action::none;
        planned.summary = planned.create ? translate("outlook",
                                                     "Let Outlook remember the password in the "
                                                     "profile “%1”.",
                                                     {planned.slot.location})
                                         : standing.detail;
        return;
    case Standing::Kind::forbidden:
        planned.action = planned.create ? sdk::Action::ask_person : sdk::Action::none;
        planned.summary = standing.detail;
        if (planned.create)
            planned.steps = guided_steps(planned.slot);
        return;
    case Standing::Kind::foreign:
        planned.action = sdk::Action::impossible;
        planned.error = foreign_value(planned.slot);
        planned.summary = planned.error->message;
        return;
    }
}

void refuse(sdk::PlannedChange& planned, const Error& error) {
    planned.action = sdk::Action::impossible;
    planned.error = error;
    planned.summary = error.message;
}

sdk::PlannedChange planned_change(AccountLookup& accounts, const sdk::Change& change) {
    sdk::PlannedChange planned;
    planned.slot = change.slot;
    planned.create = change.create;
    const auto found = accounts.find(change.slot);
    if (found) {
        planned.precondition = state_of(*found->account, *found->login);
        plan_by(planned, standing_of(*found->login, accounts.forbids_remembering(*found->account)));
    } else if (found.error().code == ErrorCode::not_found) {
        planned.action = sdk::Action::none;
        planned.summary = found.error().message;
    } else {
        refuse(planned, found.error());
    }
    return planned;
}

/// An open Outlook, or that it cannot be told, changes what can be done now.
void mind_outlook(sdk::PlannedChange& planned, const Result<std::optional<RunningOutlook>>& running) {
    if (planned.action != sdk::Action::replace && planned.action != sdk::Action::create)
        return;
    if (!running)
        return refuse(planned, running.error());
    if (!*running)
        return;
    planned.action = sdk::Action::wait;
    planned.summary = translate("outlook", "Outlook is open; it is done when Outlook is closed.");
}

Result<Secret> read_slot(AccountLookup& accounts, const Seal& seal, const Slot& slot) {
    const auto found = accounts.find(slot);
    if (!found)
        return tl::unexpected(found.error());
    const std::optional<RegistryValue>& sealed = found->login->sealed;
    if (!sealed)
        return fail(ErrorCode::not_found,
                    standing_of(*found->login, accounts.forbids_remembering(*found->account)).detail, {},
                    slot.location);
    auto password = open_password(seal, *sealed);
    if (!password)
        password.error().where = slot.location;
    return password;
}

SlotState state_for(ErrorCode code) {
    if (code == ErrorCode::not_found)
        return SlotState::absent;
    return code == ErrorCode::invalid_data ? SlotState::unreadable : SlotState::unknown;
}

} // namespace

OutlookTarget::OutlookTarget(Windows windows) : m_windows(std::move(windows)) {}

// Every account of every profile is of interest: the scope narrows nothing down here.
Result<sdk::Discovery> OutlookTarget::discover(const sdk::DiscoverScope&) {
    auto places = account_places(*m_windows.registry);
    if (!places)
        return tl::unexpected(places.error());
    sdk::Discovery discovery;
    discovery.problems = std::move(places->problems);
    std::map<std::string, bool> forbidden;
    for (const AccountPlace& place : places->accounts) {
        const auto account = read_account(*m_windows.registry, place);
        if (!account && account.error().code != ErrorCode::not_found)
            discovery.problems.push_back(account.error());
        if (!account || !*account)
            continue;
        discovery.problems.insert(discovery.problems.end(), (*account)->problems.begin(),
                                  (*account)->problems.end());
        auto known = forbidden.find(place.root.name);
        if (known == forbidden.end())
            known = forbidden.emplace(place.root.name, forbids_remembering(*m_windows.registry, place.root))
                        .first;
        for (const Login& login : (*account)->logins) {
            discovery.slots.push_back(slot_of(**account, login));
            describe(discovery.slots.back(), standing_of(login, known->second));
        }
    }
    return discovery;
}

Result<sdk::Plan> OutlookTarget::plan(const std::vector<sdk::Change>& changes) {
    sdk::Plan plan;
    if (changes.empty())
        return plan;
    AccountLookup accounts(*m_windows.registry);
    const auto running = m_windows.programs->running();
    for (const sdk::Change& change : changes) {
        plan.changes.push_back(planned_change(accounts, change));
        mind_outlook(plan.changes.back(), running);
    }
    return plan;
}

Result<sdk::Receipt> OutlookTarget::apply(const sdk::Plan& plan, const sdk::Secrets& secrets) {
    sdk::Receipt receipt;
    PasswordWriter writer(m_windows);
    for (const sdk::PlannedChange& change : plan.changes)
        receipt.results.push_back(writer.write(change, secrets.password_for(change.slot.id)));
    writer.finish(receipt);
    return receipt;
}

std::vector<Result<Secret>> OutlookTarget::read(const std::vector<Slot>& slots, const sdk::Secrets&) {
    std::vector<Result<Secret>> secrets;
    AccountLookup accounts(*m_windows.registry);
    for (const Slot& slot : slots)
        secrets.push_back(read_slot(accounts, *m_windows.seal, slot));
    return secrets;
}

std::vector<sdk::SlotCheck> OutlookTarget::verify(const std::vector<Slot>& slots,
                                                  const sdk::Secrets& secrets) {
    std::vector<sdk::SlotCheck> checks;
    AccountLookup accounts(*m_windows.registry);
    for (const Slot& slot : slots) {
        sdk::SlotCheck check{slot.id, SlotState::unknown, {}};
        const auto held = read_slot(accounts, *m_windows.seal, slot);
        const Secret* expected = secrets.password_for(slot.id);
        if (!held) {
            check.state = state_for(held.error().code);
            check.detail = held.error().message;
        } else if (expected != nullptr) {
            const bool same = *held == *expected;
            check.state = same ? SlotState::in_sync : SlotState::stale;
            check.detail = same ? "" : translate("outlook", "Outlook holds another password.");
        }
        checks.push_back(std::move(check));
    }
    return checks;
}

} // namespace rinnova::outlook
