// SPDX-License-Identifier: Apache-2.0
#include "engine/Rebuild.h"

#include "engine/Rotate.h"

#include <algorithm>
#include <map>

namespace rinnova {

namespace {

using Entries = std::vector<VaultEntry>;

std::map<AccountKey, Entries> credentials_by_account(const Entries& entries) {
    std::map<AccountKey, Entries> accounts;
    for (const VaultEntry& entry : entries)
        if (entry.key.kind == VaultKey::Kind::credential)
            accounts[entry.key.account].push_back(entry);
    // Ids of rotations begin with their time; what a rotation replaced comes right after what it brought.
    for (auto& [key, found] : accounts)
        std::sort(found.begin(), found.end(), [](const VaultEntry& a, const VaultEntry& b) {
            const std::string of_a = rotation_of(a.key.id);
            const std::string of_b = rotation_of(b.key.id);
            return of_a != of_b ? of_a > of_b : a.key.id.size() < b.key.id.size();
        });
    return accounts;
}

/// The newest entry that one of the slots holds; none when the clients hold something else.
Result<std::optional<std::size_t>> entry_in_use(const World& world, const Entries& entries,
                                                const std::vector<Slot>& slots) {
    const auto held = read_slots(world, slots);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        auto secret = world.vault.load(entries[i].key);
        if (!secret)
            return tl::unexpected(secret.error());
        for (const auto& [id, content] : held)
            if (content && *content == *secret)
                return i;
    }
    return std::nullopt;
}

bool expires(const World& world, const AccountKey& key) {
    const Provider* provider = world.providers.find(key.provider);
    return provider != nullptr &&
           (provider->credential.lifetime.days || provider->credential.lifetime.months);
}

Result<void> restore(const World& world, const Workplace& place, const AccountKey& key,
                     const Entries& entries) {
    const auto discovered = place.found.slots.find(key);
    const std::vector<Slot> slots =
        discovered != place.found.slots.end() ? discovered->second : std::vector<Slot>();
    auto in_use = entry_in_use(world, entries, slots);
    if (!in_use)
        return tl::unexpected(in_use.error());
    Account account = place.account(world, key);
    // Without a client to tell, the newest one counts as current: a phone may be all there is.
    const std::size_t current = *in_use ? **in_use : slots.empty() ? 0 : 1;
    if (current < entries.size())
        account.current = entries[current].key.id;
    if (current + 1 < entries.size())
        account.previous = entries[current + 1].key.id;
    return world.ledger.transaction([&]() -> Result<void> {
        auto done = world.ledger.save(account);
        if (done)
            done = world.ledger.save_slots(key, slots);
        if (done && current > 0 && !entries.empty()) {
            ledger::Rotation waiting;
            waiting.id = new_rotation_id(world.clock.now());
            waiting.account = key;
            waiting.kind = "rotate";
            waiting.stage = ledger::Stage::unproven;
            waiting.started = entries.front().created;
            waiting.credential = entries.front().key.id;
            waiting.previous = account.current;
            if (auto validity =
                    new_validity(world, key, world.clock.local_date(entries.front().created), std::nullopt))
                waiting.validity = *validity;
            done = world.ledger.journal().begin(waiting);
        }
        if (done)
            done = world.ledger.add_history({world.clock.now(),
                                             key,
                                             "rebuilt",
                                             translate("engine", "Found again after the ledger was damaged."),
                                             {}});
        return done;
    });
}

} // namespace

Result<int> rebuild(const World& world) {
    Entries entries;
    if (auto opened = world.vault.open(); opened) {
        auto listed = world.vault.list();
        if (!listed)
            return tl::unexpected(listed.error());
        entries = std::move(*listed);
    } else if (opened.error().code != ErrorCode::unsupported) {
        return tl::unexpected(opened.error());
    }
    auto place = Workplace::enter(world);
    if (!place)
        return tl::unexpected(place.error());
    auto accounts = credentials_by_account(entries);
    // Never rotated, and yet worth watching: those whose passwords expire.
    for (const auto& [key, slots] : place->found.slots)
        if (expires(world, key))
            accounts.try_emplace(key);
    int count = 0;
    for (const auto& [key, found] : accounts) {
        if (std::any_of(place->tracked.begin(), place->tracked.end(),
                        [&](const Account& account) { return account.key == key; }))
            continue;
        if (auto restored = restore(world, *place, key, found); !restored)
            return tl::unexpected(restored.error());
        ++count;
    }
    return count;
}

} // namespace rinnova
