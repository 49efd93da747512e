// SPDX-License-Identifier: Apache-2.0
#include "engine/AccountNames.h"
#include "engine/Recovery.h"
#include "engine/Rotate.h"

namespace rinnova {

namespace {
constexpr std::chrono::seconds patience{30};
}

Result<Workplace> Workplace::enter(const World& world) {
    auto lock = FileLock::acquire(world.paths.state / "lock", patience);
    if (!lock)
        return tl::unexpected(lock.error());
    if (auto recovered = recover(world); !recovered)
        return tl::unexpected(recovered.error());
    auto tracked = world.ledger.accounts();
    if (!tracked)
        return tl::unexpected(tracked.error());
    DiscoveredAccounts found = discover_accounts(world, *tracked);
    std::vector<AccountKey> keys;
    for (const auto& [key, slots] : found.slots)
        keys.push_back(key);
    return Workplace{std::move(*lock), std::move(*tracked), std::move(found), std::move(keys)};
}

Result<AccountKey> Workplace::resolve(const AccountName& name) const {
    return rinnova::resolve(name, tracked, keys);
}

Account Workplace::account(const World& world, const AccountKey& key) const {
    for (const Account& account : tracked)
        if (account.key == key)
            return account;
    Account fresh;
    fresh.key = key;
    if (const auto slots = found.slots.find(key); slots != found.slots.end())
        fresh.validity = learn_validity(world, key, slots->second);
    return fresh;
}

Result<std::vector<Slot>> Workplace::slots(const World& world, const AccountKey& key) const {
    auto known = world.ledger.slots(key);
    if (!known)
        return tl::unexpected(known.error());
    const auto discovered = found.slots.find(key);
    return merge_slots(discovered != found.slots.end() ? discovered->second : std::vector<Slot>(), *known,
                       found.unseen);
}

} // namespace rinnova
