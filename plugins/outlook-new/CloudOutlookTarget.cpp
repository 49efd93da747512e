// SPDX-License-Identifier: Apache-2.0
#include "CloudOutlookTarget.h"

namespace rinnova::outlook_new {

namespace {

constexpr std::string_view mark_of_mac = "mac";

std::string_view mark_of(CloudOutlook outlook) {
    return outlook == CloudOutlook::mac ? mark_of_mac : "windows";
}

Slot slot_of(CloudOutlook outlook, const AccountKey& account) {
    Slot slot;
    slot.id = slot_id("outlook-new", {mark_of(outlook), account.provider, account.login});
    slot.target = "outlook-new";
    slot.username = account.login;
    slot.location = name_of(outlook);
    slot.provider = account.provider;
    slot.locator = mark_of(outlook);
    return slot;
}

std::vector<std::string> steps_for(const Slot& slot) {
    return guided_steps(slot.locator == mark_of_mac ? CloudOutlook::mac : CloudOutlook::windows, slot);
}

} // namespace

Result<sdk::Discovery> CloudOutlookTarget::discover(const sdk::DiscoverScope& scope) {
    sdk::Discovery discovery;
    for (const CloudOutlook outlook : outlooks_of(m_context))
        for (const AccountKey& account : scope.accounts)
            discovery.slots.push_back(slot_of(outlook, account));
    return discovery;
}

Result<sdk::Plan> CloudOutlookTarget::plan(const std::vector<sdk::Change>& changes) {
    sdk::Plan plan;
    for (const sdk::Change& change : changes) {
        sdk::PlannedChange planned;
        planned.slot = change.slot;
        planned.action = sdk::Action::ask_person;
        planned.summary = translate("outlook-new", "You do this one in %1.", {change.slot.location});
        planned.steps = steps_for(change.slot);
        plan.changes.push_back(std::move(planned));
    }
    return plan;
}

Result<sdk::Receipt> CloudOutlookTarget::apply(const sdk::Plan& plan, const sdk::Secrets&) {
    sdk::Receipt receipt;
    for (const sdk::PlannedChange& change : plan.changes) {
        SlotResult result{change.slot, SlotOutcome::needs_user, steps_for(change.slot), std::nullopt};
        result.slot.detail =
            translate("outlook-new", "Waits for you; then “rinnova confirm %1”.", {change.slot.id});
        receipt.results.push_back(std::move(result));
    }
    return receipt;
}

std::vector<Result<Secret>> CloudOutlookTarget::read(const std::vector<Slot>& slots, const sdk::Secrets&) {
    std::vector<Result<Secret>> answers;
    for (const Slot& slot : slots)
        answers.emplace_back(fail(ErrorCode::unsupported,
                                  translate("outlook-new", "Nobody but its maker can see what it holds."), {},
                                  slot.location));
    return answers;
}

std::vector<sdk::SlotCheck> CloudOutlookTarget::verify(const std::vector<Slot>& slots, const sdk::Secrets&) {
    std::vector<sdk::SlotCheck> checks;
    for (const Slot& slot : slots)
        checks.push_back({slot.id, SlotState::unknown, {}});
    return checks;
}

} // namespace rinnova::outlook_new
