// SPDX-License-Identifier: Apache-2.0
#include "engine/Rotate.h"
#include "engine/TargetCalls.h"

#include <algorithm>
#include <map>

namespace rinnova {

namespace {

std::string_view name_of_action(sdk::Action action) {
    switch (action) {
    case sdk::Action::replace:
        return "replace";
    case sdk::Action::create:
        return "create";
    case sdk::Action::none:
        return "none";
    case sdk::Action::ask_person:
        return "ask-person";
    case sdk::Action::wait:
        return "wait";
    case sdk::Action::unlock:
        return "unlock";
    case sdk::Action::impossible:
        return "impossible";
    }
    return "impossible";
}

std::vector<PlannedSlot> planned_slots(const World& world, const RotateRequest& request,
                                       const std::vector<Slot>& slots) {
    std::vector<PlannedSlot> planned;
    std::vector<sdk::Change> changes;
    for (const Slot& slot : slots) {
        const bool wanted = request.only.empty() || std::find(request.only.begin(), request.only.end(),
                                                              slot.target) != request.only.end();
        if (wanted)
            changes.push_back({slot, request.create});
        else
            planned.push_back({slot, "skip", translate("engine", "Left out."), {}, std::nullopt});
    }
    for (const sdk::PlannedChange& change : plan_slots(world, changes))
        planned.push_back({change.slot, std::string(name_of_action(change.action)), change.summary,
                           change.steps, change.error});
    return planned;
}

/// What the vault can open is not for a person to unlock. Not every keychain tells what it has without giving
/// it: each place is asked for once.
void take_unlocks_from_vault(const World& world, std::vector<PlannedSlot>& slots) {
    const std::string unlock(name_of_action(sdk::Action::unlock));
    std::map<std::string, bool> known;
    for (PlannedSlot& planned : slots) {
        if (planned.action != unlock)
            continue;
        const auto [place, is_new] = known.try_emplace(planned.slot.location);
        if (is_new)
            place->second = world.vault.load(unlock_key(planned.slot.location)).has_value();
        if (!place->second)
            continue;
        planned.action = name_of_action(sdk::Action::replace);
        planned.summary = translate("engine", "Replaced with the primary password that the keychain has.");
        planned.steps.clear();
    }
}

} // namespace

Result<RotationPreview> prepare(const World& world, const RotateRequest& request) {
    auto place = Workplace::enter(world);
    if (!place)
        return tl::unexpected(place.error());
    auto key = place->resolve(request.account);
    if (!key)
        return tl::unexpected(key.error());
    auto slots = place->slots(world, *key);
    auto unfinished = world.ledger.journal().unfinished();
    auto expected = new_validity(world, *key, request.issued, request.expires);
    if (!slots || !unfinished || !expected)
        return tl::unexpected(!slots ? slots.error() : !unfinished ? unfinished.error() : expected.error());
    RotationPreview preview;
    preview.account = *key;
    const Account account = place->account(world, *key);
    preview.tracked =
        std::find(place->tracked.begin(), place->tracked.end(), account) != place->tracked.end();
    preview.validity = account.validity;
    preview.computed_expiry = expected->expires;
    if (const Provider* provider = world.providers.find(key->provider)) {
        preview.provider_name = provider->name;
        preview.url = provider->credential.url;
        const bool first = account.current.empty() && account.validity.source == ExpirySource::unknown;
        preview.steps =
            steps_in(first ? provider->credential.activate : provider->credential.renew, world.language);
    }
    preview.slots = planned_slots(world, request, *slots);
    if (!request.without_vault) {
        if (auto ready = try_with_a_write(world.vault); !ready)
            preview.vault = ready.error();
        else
            take_unlocks_from_vault(world, preview.slots);
    }
    preview.has_staged =
        std::any_of(unfinished->begin(), unfinished->end(), [&](const ledger::Rotation& rotation) {
            return rotation.account == *key && waits_for_user(rotation.stage);
        });
    return preview;
}

} // namespace rinnova
