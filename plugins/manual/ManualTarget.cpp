// SPDX-License-Identifier: Apache-2.0
#include "ManualTarget.h"

#include "DeviceSteps.h"

namespace rinnova::manual {

Result<sdk::Discovery> ManualTarget::discover(const sdk::DiscoverScope& scope) {
    sdk::Discovery discovery;
    for (const sdk::DiscoverScope::Device& device : scope.devices) {
        Slot slot;
        slot.id = slot_id("manual", {device.account.provider, device.account.login, device.name});
        slot.target = "manual";
        slot.username = device.account.login;
        slot.location = device.name;
        slot.provider = device.account.provider;
        discovery.slots.push_back(std::move(slot));
    }
    return discovery;
}

Result<sdk::Plan> ManualTarget::plan(const std::vector<sdk::Change>& changes) {
    sdk::Plan plan;
    for (const sdk::Change& change : changes) {
        sdk::PlannedChange planned;
        planned.slot = change.slot;
        planned.action = sdk::Action::ask_person;
        planned.summary = translate("manual", "You do this one: %1.", {change.slot.location});
        planned.steps =
            steps_for(device_kind(change.slot.location), change.slot.location, change.slot.username);
        plan.changes.push_back(std::move(planned));
    }
    return plan;
}

Result<sdk::Receipt> ManualTarget::apply(const sdk::Plan& plan, const sdk::Secrets&) {
    sdk::Receipt receipt;
    for (const sdk::PlannedChange& change : plan.changes) {
        SlotResult result{change.slot, SlotOutcome::needs_user, change.steps, std::nullopt};
        result.slot.detail =
            translate("manual", "Waits for you; then “rinnova confirm %1”.", {change.slot.id});
        receipt.results.push_back(std::move(result));
    }
    return receipt;
}

std::vector<Result<Secret>> ManualTarget::read(const std::vector<Slot>& slots, const sdk::Secrets&) {
    std::vector<Result<Secret>> answers;
    for (const Slot& slot : slots)
        answers.emplace_back(fail(ErrorCode::unsupported,
                                  translate("manual", "Nobody but you can see what it holds."), {},
                                  slot.location));
    return answers;
}

std::vector<sdk::SlotCheck> ManualTarget::verify(const std::vector<Slot>& slots, const sdk::Secrets&) {
    std::vector<sdk::SlotCheck> checks;
    for (const Slot& slot : slots)
        checks.push_back({slot.id, SlotState::unknown, {}});
    return checks;
}

} // namespace rinnova::manual
