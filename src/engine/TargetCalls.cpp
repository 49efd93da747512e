// SPDX-License-Identifier: Apache-2.0
#include "engine/TargetCalls.h"

#include <algorithm>

namespace rinnova {

namespace {

template <typename Item, typename TargetOf>
std::map<std::string, std::vector<Item>> by_target(const std::vector<Item>& items, TargetOf target_of) {
    std::map<std::string, std::vector<Item>> groups;
    for (const Item& item : items)
        groups[target_of(item)].push_back(item);
    return groups;
}

std::vector<Slot> slots_of(const std::vector<SlotSecret>& secrets) {
    std::vector<Slot> slots;
    slots.reserve(secrets.size());
    for (const SlotSecret& secret : secrets)
        slots.push_back(secret.slot);
    return slots;
}

Error no_plugin(const std::string& target) {
    return {ErrorCode::unsupported, translate("engine", "The plugin %1 is not loaded.", {target}),
            translate("engine", "“rinnova plugins” says why."), target};
}

SlotResult failed(const Slot& slot, const Error& error) {
    SlotResult result{slot, SlotOutcome::failed, {}, error};
    result.slot.state = SlotState::failed;
    result.slot.detail = error.message;
    return result;
}

sdk::PlannedChange impossible(const Slot& slot, const Error& error) {
    return {slot, sdk::Action::impossible, {}, error.message, {}, error};
}

void apply_on(const World& world, TargetHandle& target, const sdk::Plan& plan,
              const std::vector<SlotSecret>& slots, std::map<std::string, Applied>& applied) {
    auto receipt = target.apply(plan, secrets_for(world, target, slots));
    if (!receipt) {
        for (const sdk::PlannedChange& change : plan.changes)
            applied[change.slot.id] = {failed(change.slot, receipt.error()), {}};
        return;
    }
    for (std::size_t i = 0; i < plan.changes.size(); ++i) {
        SlotResult result = receipt->results[i];
        const Slot& slot = plan.changes[i].slot;
        const std::string detail = result.slot.detail;
        result.slot = slot;
        result.slot.detail = detail;
        result.slot.state = state_after(result.outcome);
        if (result.outcome == SlotOutcome::failed && !result.error)
            result.error = Error{ErrorCode::internal, detail, {}, slot.location};
        if (result.error && detail.empty())
            result.slot.detail = result.error->message;
        const auto text_in = [](const std::map<std::string, std::string>& texts, const std::string& key) {
            const auto found = texts.find(key);
            return found != texts.end() ? found->second : std::string();
        };
        applied[slot.id] = {std::move(result), text_in(receipt->hash_after, slot.location),
                            text_in(receipt->profiles, slot.id)};
    }
}

/// Slots of this target that failed because their place changed under the plan.
std::vector<sdk::Change> conflicts(const sdk::Plan& plan, const std::map<std::string, Applied>& applied) {
    std::vector<sdk::Change> again;
    for (const sdk::PlannedChange& change : plan.changes) {
        const auto& error = applied.at(change.slot.id).result.error;
        if (error && error->code == ErrorCode::conflict)
            again.push_back({change.slot, change.action == sdk::Action::create});
    }
    return again;
}

void read_back(const World& world, const std::vector<SlotSecret>& slots,
               std::map<std::string, Applied>& applied) {
    std::vector<SlotSecret> written;
    for (const SlotSecret& slot : slots) {
        const auto done = applied.find(slot.slot.id);
        if (done != applied.end() && (done->second.result.outcome == SlotOutcome::updated ||
                                      done->second.result.outcome == SlotOutcome::unchanged))
            written.push_back(slot);
    }
    if (written.empty())
        return;
    const auto checks = verify_slots(world, written);
    std::vector<Slot> unread;
    for (const SlotSecret& slot : written)
        if (checks.at(slot.slot.id).state == SlotState::unknown)
            unread.push_back(slot.slot);
    const auto hidden = shown_to_nobody(world, unread);
    for (const SlotSecret& slot : written) {
        const sdk::SlotCheck& check = checks.at(slot.slot.id);
        if (check.state == SlotState::in_sync || hidden.contains(slot.slot.id))
            continue;
        Applied& done = applied.at(slot.slot.id);
        const Error error{ErrorCode::conflict,
                          translate("engine", "It was written, but reading it back gave something else."),
                          translate("engine", "Try again with “rinnova retry”."), slot.slot.location};
        done.result = failed(slot.slot, error);
        if (!check.detail.empty())
            done.result.slot.detail += " " + check.detail;
    }
}

} // namespace

void CallSecrets::add_password(const std::string& slot_id, std::shared_ptr<const Secret> password) {
    m_passwords[slot_id] = std::move(password);
}

void CallSecrets::add_unlock(const std::string& location, std::shared_ptr<const Secret> password) {
    m_unlocks[location] = std::move(password);
}

const Secret* CallSecrets::password_for(std::string_view slot_id) const {
    const auto found = m_passwords.find(slot_id);
    return found != m_passwords.end() ? found->second.get() : nullptr;
}

const Secret* CallSecrets::unlock_for(std::string_view location) const {
    const auto found = m_unlocks.find(location);
    return found != m_unlocks.end() ? found->second.get() : nullptr;
}

VaultKey unlock_key(const std::string& location) {
    return {VaultKey::Kind::unlock, {}, location};
}

std::shared_ptr<CallSecrets> secrets_for(const World& world, const TargetHandle& target,
                                         const std::vector<SlotSecret>& slots) {
    auto secrets = std::make_shared<CallSecrets>();
    std::set<std::string> locations;
    for (const SlotSecret& slot : slots) {
        if (slot.password)
            secrets->add_password(slot.slot.id, slot.password);
        if (target.capabilities().unlock)
            locations.insert(slot.slot.location);
    }
    // A vault that cannot be asked leaves the location locked, which the target says by itself.
    for (const std::string& location : locations)
        if (auto known = world.vault.load(unlock_key(location)))
            secrets->add_unlock(location, std::make_shared<const Secret>(std::move(*known)));
    return secrets;
}

std::map<std::string, Result<Secret>> read_slots(const World& world, const std::vector<Slot>& slots) {
    std::map<std::string, Result<Secret>> secrets;
    for (const auto& [id, group] : by_target(slots, [](const Slot& slot) { return slot.target; })) {
        TargetHandle* target = find_target(world.targets, id);
        if (target == nullptr || !target->capabilities().read)
            continue;
        std::vector<SlotSecret> without_passwords;
        for (const Slot& slot : group)
            without_passwords.push_back({slot, nullptr});
        auto read = target->read(group, secrets_for(world, *target, without_passwords));
        for (std::size_t i = 0; i < group.size(); ++i)
            secrets.emplace(group[i].id, read ? std::move((*read)[i]) : tl::unexpected(read.error()));
    }
    return secrets;
}

std::set<std::string> shown_to_nobody(const World& world, const std::vector<Slot>& slots) {
    std::set<std::string> hidden;
    for (const Slot& slot : slots)
        if (const TargetHandle* target = find_target(world.targets, slot.target))
            if (!target->capabilities().read)
                hidden.insert(slot.id);
    for (const auto& [id, held] : read_slots(world, slots))
        if (!held && held.error().code == ErrorCode::unsupported)
            hidden.insert(id);
    return hidden;
}

std::map<std::string, sdk::SlotCheck> verify_slots(const World& world, const std::vector<SlotSecret>& slots) {
    std::map<std::string, sdk::SlotCheck> checks;
    for (const auto& [id, group] :
         by_target(slots, [](const SlotSecret& slot) { return slot.slot.target; })) {
        TargetHandle* target = find_target(world.targets, id);
        Result<std::vector<sdk::SlotCheck>> answer =
            target != nullptr ? target->verify(slots_of(group), secrets_for(world, *target, group))
                              : tl::unexpected(no_plugin(id));
        for (std::size_t i = 0; i < group.size(); ++i)
            checks[group[i].slot.id] =
                answer ? (*answer)[i]
                       : sdk::SlotCheck{group[i].slot.id, SlotState::unknown, answer.error().message};
    }
    return checks;
}

std::vector<sdk::PlannedChange> plan_slots(const World& world, const std::vector<sdk::Change>& changes) {
    std::vector<sdk::PlannedChange> planned;
    for (const auto& [id, group] :
         by_target(changes, [](const sdk::Change& change) { return change.slot.target; })) {
        TargetHandle* target = find_target(world.targets, id);
        auto plan =
            target != nullptr ? target->plan(group) : Result<sdk::Plan>(tl::unexpected(no_plugin(id)));
        for (std::size_t i = 0; i < group.size(); ++i)
            planned.push_back(plan ? plan->changes[i] : impossible(group[i].slot, plan.error()));
    }
    return planned;
}

std::map<std::string, Applied> apply_slots(const World& world, const std::vector<sdk::PlannedChange>& plan,
                                           const std::vector<SlotSecret>& slots) {
    std::map<std::string, Applied> applied;
    std::map<std::string, std::vector<SlotSecret>> secrets =
        by_target(slots, [](const SlotSecret& slot) { return slot.slot.target; });
    for (const auto& [id, changes] :
         by_target(plan, [](const sdk::PlannedChange& change) { return change.slot.target; })) {
        TargetHandle* target = find_target(world.targets, id);
        sdk::Plan possible;
        for (const sdk::PlannedChange& change : changes) {
            if (target == nullptr || change.action == sdk::Action::impossible)
                applied[change.slot.id] = {failed(change.slot, change.error.value_or(no_plugin(id))), {}};
            else
                possible.changes.push_back(change);
        }
        if (possible.changes.empty())
            continue;
        apply_on(world, *target, possible, secrets[id], applied);
        if (const auto again = conflicts(possible, applied); !again.empty())
            if (auto replanned = target->plan(again))
                apply_on(world, *target, *replanned, secrets[id], applied);
        read_back(world, secrets[id], applied);
    }
    return applied;
}

} // namespace rinnova
