// SPDX-License-Identifier: Apache-2.0
#include "engine/Discovery.h"

#include "base/PathText.h"

#include <algorithm>

namespace rinnova {

namespace {

using TrackedByLogin = std::multimap<std::string, const Account*, std::less<>>;

bool has_host(const std::vector<Server>& servers, const std::string& host) {
    return std::any_of(servers.begin(), servers.end(),
                       [&](const Server& server) { return server.host == host; });
}

sdk::DiscoverScope make_scope(const World& world, const std::vector<Account>& tracked) {
    sdk::DiscoverScope scope;
    for (const Provider& provider : world.providers.all())
        for (const Server& server : provider.servers)
            scope.hosts.insert(server.host);
    for (const Account& account : tracked) {
        scope.logins.insert(account.key.login);
        scope.accounts.insert(account.key);
        for (const Server& server : account.servers)
            scope.hosts.insert(server.host);
        if (is_generic(account.key.provider))
            scope.hosts.insert(account.key.provider.substr(generic_provider("").size()));
        for (const std::string& device : account.devices)
            scope.devices.push_back({account.key, device});
    }
    return scope;
}

/// The account that a slot belongs to.
AccountKey owner_of(const World& world, const TrackedByLogin& tracked, const Slot& slot) {
    const std::string login = to_lower(slot.username);
    if (!slot.provider.empty())
        return {slot.provider, login};
    const auto [first, last] = tracked.equal_range(login);
    for (auto at = first; at != last; ++at)
        if (has_host(at->second->servers, slot.host))
            return at->second->key;
    for (auto at = first; at != last; ++at) {
        const Provider* provider = world.providers.find(at->second->key.provider);
        if (provider != nullptr && provider->has_host(slot.host))
            return at->second->key;
    }
    // Tracked before any provider's file named this host.
    for (auto at = first; at != last; ++at)
        if (at->second->key.provider == generic_provider(slot.host))
            return at->second->key;
    const Provider* provider = world.providers.of_slot(slot.host, slot.username);
    return {provider != nullptr ? provider->id : generic_provider(slot.host), login};
}

/// Mail programs reach the archive by IMAP: only the server tells.
void mark_archive(Slot& slot, const std::vector<Server>& servers) {
    if (slot.kind != SlotKind::imap)
        return;
    const bool archive = std::any_of(servers.begin(), servers.end(), [&](const Server& server) {
        return server.kind == SlotKind::archive && server.host == slot.host &&
               (!slot.port || server.port == *slot.port);
    });
    if (archive)
        slot.kind = SlotKind::archive;
}

/// Slots of a kind that we do not know are shown nevertheless, or have never been.
bool hides_slots(const Error& problem) {
    return problem.code != ErrorCode::not_found && problem.code != ErrorCode::unsupported;
}

void ask(TargetHandle& target, sdk::DiscoverScope& scope, std::vector<Slot>& slots,
         DiscoveredAccounts& found) {
    auto discovery = target.discover(scope);
    if (!discovery) {
        found.problems.push_back(discovery.error());
        found.unseen.targets.insert(target.id());
        return;
    }
    for (Slot& slot : discovery->slots) {
        slot.target = target.id();
        slot.host = to_lower(slot.host);
        if (!slot.host.empty())
            scope.hosts.insert(slot.host);
        if (!slot.username.empty())
            scope.logins.insert(slot.username);
        slots.push_back(std::move(slot));
    }
    for (const Error& problem : discovery->problems)
        if (!problem.where.empty() && hides_slots(problem))
            found.unseen.places.push_back({target.id(), problem});
    found.problems.insert(found.problems.end(), discovery->problems.begin(), discovery->problems.end());
}

/// Whether the state in the ledger says more than what discovery, which holds no secret, can see.
bool knows_more(SlotState known, SlotState discovered) {
    switch (discovered) {
    case SlotState::unknown: // a record is there
        return known != SlotState::absent && known != SlotState::unreadable;
    case SlotState::locked: // nobody has looked inside
        return known != SlotState::absent && known != SlotState::unreadable && known != SlotState::unknown;
    case SlotState::absent:     // and still to be filled
    case SlotState::unreadable: // and still to be written
        return known == SlotState::pending || known == SlotState::failed || known == SlotState::locked;
    case SlotState::needs_user:
        return true;
    case SlotState::in_sync:
    case SlotState::stale:
    case SlotState::pending:
    case SlotState::failed:
        return false;
    }
    return false;
}

bool has_id(const std::vector<Slot>& slots, const std::string& id) {
    return std::any_of(slots.begin(), slots.end(), [&](const Slot& slot) { return slot.id == id; });
}

/// A location is a place and what it has inside: `Login/PEC of the office`.
bool is_within(std::string_view location, std::string_view place) {
    return location.starts_with(place) && (location.size() == place.size() || place.ends_with('/') ||
                                           location[place.size()] == '/' || location[place.size()] == '\\');
}

const Error* why_unseen(const Slot& slot, const Unseen& unseen) {
    const auto found =
        std::find_if(unseen.places.begin(), unseen.places.end(), [&](const Unseen::Place& place) {
            const auto file = path_from_utf8(place.problem.where);
            return place.target == slot.target &&
                   (is_within(slot.location, place.problem.where) ||
                    (file.has_root_directory() && is_within(slot.location, file.parent_path().string())));
        });
    return found != unseen.places.end() ? &found->problem : nullptr;
}

/// A slot of a place that was not shown whole.
Slot kept(Slot slot, const Error& problem) {
    if (is_open(slot.state) || slot.state == SlotState::stale)
        return slot;
    const SlotState seen = problem.code == ErrorCode::locked ? SlotState::locked : SlotState::unreadable;
    if (knows_more(slot.state, seen))
        return slot;
    slot.state = seen;
    if (seen == SlotState::unreadable)
        slot.detail = problem.message;
    return slot;
}

} // namespace

std::vector<Server> servers_of(const World& world, const Account& account) {
    std::vector<Server> servers = account.servers;
    if (const Provider* provider = world.providers.find(account.key.provider))
        servers.insert(servers.end(), provider->servers.begin(), provider->servers.end());
    return servers;
}

DiscoveredAccounts discover_accounts(const World& world, const std::vector<Account>& tracked) {
    DiscoveredAccounts found;
    std::vector<Slot> slots;
    TrackedByLogin by_login;
    std::map<AccountKey, const Account*> by_key;
    for (const Account& account : tracked) {
        by_login.emplace(account.key.login, &account);
        by_key.emplace(account.key, &account);
    }
    sdk::DiscoverScope scope = make_scope(world, tracked);
    for (const bool needs_hosts : {false, true})
        for (const auto& target : world.targets) {
            if (target->capabilities().needs_hosts != needs_hosts)
                continue;
            const std::size_t known = slots.size();
            ask(*target, scope, slots, found);
            for (std::size_t i = known; i < slots.size(); ++i)
                if (AccountKey key = owner_of(world, by_login, slots[i]); !is_generic(key.provider))
                    scope.accounts.insert(std::move(key));
        }
    for (Slot& slot : slots) {
        const AccountKey key = owner_of(world, by_login, slot);
        const auto known = by_key.find(key);
        mark_archive(slot, servers_of(world, known != by_key.end() ? *known->second : Account{.key = key}));
        found.slots[key].push_back(std::move(slot));
    }
    return found;
}

std::vector<Slot> merge_slots(const std::vector<Slot>& discovered, const std::vector<Slot>& known,
                              const Unseen& unseen) {
    std::map<std::string_view, const Slot*> by_id;
    for (const Slot& slot : known)
        by_id.emplace(slot.id, &slot);
    std::vector<Slot> merged = discovered;
    for (Slot& slot : merged)
        if (const auto before = by_id.find(slot.id);
            before != by_id.end() && knows_more(before->second->state, slot.state)) {
            slot.state = before->second->state;
            slot.detail = before->second->detail;
        }
    for (const Slot& slot : known)
        if (unseen.targets.contains(slot.target)) {
            merged.push_back(slot);
        } else if (!has_id(discovered, slot.id)) {
            if (const Error* problem = why_unseen(slot, unseen))
                merged.push_back(kept(slot, *problem));
        }
    return merged;
}

} // namespace rinnova
