// SPDX-License-Identifier: Apache-2.0
#include "engine/ClientsInTheWay.h"

#include <algorithm>
#include <map>
#include <set>

namespace rinnova {

Result<std::vector<WaitingSlot>> waiting_slots(const World& world) {
    auto all = world.ledger.all_slots();
    if (!all)
        return tl::unexpected(all.error());
    std::map<std::string, std::vector<WaitingSlot>> by_target;
    for (auto& [account, slot] : *all)
        if (slot.state == SlotState::pending)
            by_target[slot.target].push_back({account, std::move(slot), std::nullopt});
    std::vector<WaitingSlot> waiting;
    for (auto& [id, group] : by_target) {
        TargetHandle* target = find_target(world.targets, id);
        if (target == nullptr)
            continue;
        std::vector<Slot> slots;
        for (const WaitingSlot& one : group)
            slots.push_back(one.slot);
        const auto clients = target->clients_in_the_way(slots);
        for (std::size_t i = 0; clients && i < group.size(); ++i) {
            group[i].client = (*clients)[i];
            waiting.push_back(std::move(group[i]));
        }
    }
    return waiting;
}

std::vector<ClientOfTarget> clients_in_the_way(const World& world, const std::vector<Slot>& slots) {
    std::vector<ClientOfTarget> found;
    for (const auto& target : world.targets) {
        std::vector<Slot> own;
        std::copy_if(slots.begin(), slots.end(), std::back_inserter(own),
                     [&](const Slot& slot) { return slot.target == target->id(); });
        const auto clients = target->clients_in_the_way(own);
        if (!clients)
            continue;
        std::set<std::string> seen;
        for (const auto& client : *clients)
            if (client && seen.insert(client->location).second)
                found.push_back({target->id(), *client});
    }
    return found;
}

Result<std::vector<std::filesystem::path>> watched_stores(const World& world) {
    auto all = world.ledger.all_slots();
    if (!all)
        return tl::unexpected(all.error());
    std::set<std::filesystem::path> files;
    for (const auto& target : world.targets) {
        std::vector<Slot> own;
        for (const auto& [account, slot] : *all)
            if (slot.target == target->id())
                own.push_back(slot);
        if (own.empty())
            continue;
        if (const auto stores = target->stores_of(own))
            files.insert(stores->begin(), stores->end());
    }
    return std::vector<std::filesystem::path>(files.begin(), files.end());
}

} // namespace rinnova
