// SPDX-License-Identifier: Apache-2.0
#include "engine/Tracking.h"

#include "engine/AccountNames.h"
#include "engine/Rotate.h"

#include <algorithm>
#include <iterator>

namespace rinnova {

namespace {

Error at_line(Error error, std::size_t index, std::size_t count) {
    if (count > 1)
        error.where = std::to_string(index);
    return error;
}

/// Servers given on the command line take the place of those of the same kind.
void set_servers(Account& account, const std::vector<Server>& given) {
    std::erase_if(account.servers, [&](const Server& known) {
        return std::any_of(given.begin(), given.end(),
                           [&](const Server& server) { return server.kind == known.kind; });
    });
    for (Server server : given) {
        server.host = to_lower(server.host);
        if (server.port == 0)
            server.port = default_port(server.kind, server.tls);
        else
            server.tls = tls_of_port(server.port);
        account.servers.push_back(std::move(server));
    }
}

Result<void> set_validity(const World& world, Account& account, const TrackRequest& request,
                          const std::vector<Slot>& slots) {
    const Date today = world.clock.today();
    if (request.issued && *request.issued > today)
        return fail(ErrorCode::invalid_data, translate("engine", "The day of issue lies in the future."));
    if (request.expires && *request.expires > add_months(today, 120))
        return fail(
            ErrorCode::invalid_data,
            translate("engine", "The expiry %1 is more than ten years ahead.", {to_iso(*request.expires)}));
    if (request.issued) {
        auto computed = new_validity(world, account.key, request.issued, std::nullopt);
        if (!computed)
            return tl::unexpected(computed.error());
        account.validity = *computed;
    } else if (!request.expires && account.validity.source == ExpirySource::unknown) {
        account.validity = learn_validity(world, account.key, slots);
    }
    if (request.expires) {
        account.validity.expires = request.expires;
        account.validity.source = ExpirySource::panel;
    }
    return {};
}

Result<std::vector<Slot>> slots_now(const World& world, const AccountKey& key,
                                    const std::map<AccountKey, std::vector<Slot>>& found,
                                    const Unseen& unseen) {
    auto known = world.ledger.slots(key);
    if (!known)
        return tl::unexpected(known.error());
    const auto discovered = found.find(key);
    return merge_slots(discovered != found.end() ? discovered->second : std::vector<Slot>(), *known, unseen);
}

Result<Account> changed_account(const World& world, const Workplace& place, const TrackRequest& request) {
    auto key = place.resolve(request.account);
    if (!key && key.error().code == ErrorCode::not_found)
        key = key_for_new(world, request.account, request.servers);
    if (!key)
        return tl::unexpected(key.error());
    if (!request.account.provider.empty() && request.account.provider != key->provider)
        key->provider = request.account.provider;
    Account account = place.account(world, *key);
    set_servers(account, request.servers);
    for (const std::string& device : request.devices)
        if (std::find(account.devices.begin(), account.devices.end(), device) == account.devices.end())
            account.devices.push_back(device);
    if (request.note)
        account.note = *request.note;
    const auto slots = place.found.slots.find(*key);
    const bool discovered = slots != place.found.slots.end();
    if (auto set = set_validity(world, account, request, discovered ? slots->second : std::vector<Slot>());
        !set)
        return tl::unexpected(set.error());
    return account;
}

bool is_tracked(const Workplace& place, const AccountKey& key) {
    return std::any_of(place.tracked.begin(), place.tracked.end(),
                       [&](const Account& account) { return account.key == key; });
}

/// Writes the accounts, and the slots that are theirs now that the ledger knows their servers and devices.
Result<std::vector<AccountStatus>> save_tracked(const World& world, const Workplace& place,
                                                const std::vector<Account>& accounts) {
    std::map<AccountKey, Account> all;
    for (const Account& account : place.tracked)
        all.emplace(account.key, account);
    for (const Account& account : accounts)
        all.insert_or_assign(account.key, account);
    std::vector<Account> tracked;
    for (const auto& [key, account] : all)
        tracked.push_back(account);
    const DiscoveredAccounts found = discover_accounts(world, tracked);
    const Date today = world.clock.today();
    std::vector<AccountStatus> statuses;
    auto saved = world.ledger.transaction([&]() -> Result<void> {
        for (const Account& account : accounts) {
            auto slots = slots_now(world, account.key, found.slots, found.unseen);
            if (!slots)
                return tl::unexpected(slots.error());
            auto done = world.ledger.save(account);
            if (done)
                done = world.ledger.save_slots(account.key, *slots);
            if (done && !is_tracked(place, account.key))
                done = world.ledger.add_history({world.clock.now(),
                                                 account.key,
                                                 "tracked",
                                                 translate("engine", "Tracking started."),
                                                 {}});
            if (!done)
                return done;
            statuses.push_back(status_of(today, account, std::move(*slots), {}));
        }
        return {};
    });
    if (!saved)
        return tl::unexpected(saved.error());
    return statuses;
}

} // namespace

Result<DiscoverReport> discover(const World& world) {
    auto tracked = world.ledger.accounts();
    if (!tracked)
        return tl::unexpected(tracked.error());
    const DiscoveredAccounts found = discover_accounts(world, *tracked);
    DiscoverReport report;
    report.problems = found.problems;
    std::map<AccountKey, const Account*> by_key;
    for (const Account& account : *tracked)
        by_key.emplace(account.key, &account);
    const Date today = world.clock.today();
    for (const auto& [key, slots] : found.slots) {
        const auto ours = by_key.find(key);
        Account account{.key = key, .validity = learn_validity(world, key, slots)};
        auto known = world.ledger.slots(key);
        if (!known)
            return tl::unexpected(known.error());
        AccountStatus status = status_of(today, ours != by_key.end() ? *ours->second : account,
                                         merge_slots(slots, *known, found.unseen), {});
        status.tracked = ours != by_key.end();
        report.accounts.push_back(std::move(status));
    }
    return report;
}

Result<std::vector<AccountStatus>> track(const World& world, const std::vector<TrackRequest>& requests) {
    auto place = Workplace::enter(world);
    if (!place)
        return tl::unexpected(place.error());
    std::vector<Account> accounts;
    for (std::size_t i = 0; i < requests.size(); ++i) {
        auto account = changed_account(world, *place, requests[i]);
        if (!account)
            return tl::unexpected(at_line(account.error(), i, requests.size()));
        accounts.push_back(std::move(*account));
    }
    return save_tracked(world, *place, accounts);
}

Result<std::vector<AccountStatus>> track_all(const World& world) {
    auto place = Workplace::enter(world);
    if (!place)
        return tl::unexpected(place.error());
    std::vector<Account> accounts;
    for (const auto& [key, slots] : place->found.slots)
        accounts.push_back(place->account(world, key));
    return save_tracked(world, *place, accounts);
}

namespace {

using Checks = std::map<std::string, sdk::SlotCheck>;

/// In order, or confirmed, when last seen, and not read this time.
bool was_not_read(const Checks& checks, const Slot& slot) {
    const auto check = checks.find(slot.id);
    return (check == checks.end() || check->second.state == SlotState::unknown) &&
           (slot.state == SlotState::in_sync || slot.state == SlotState::unknown);
}

/// What was not read this time is not told as read. Where nobody can look inside it stays what a person has
/// confirmed.
void mark_unread(const Checks& checks, const std::set<std::string>& hidden, Slot& slot) {
    if (!was_not_read(checks, slot) || hidden.contains(slot.id))
        return;
    const auto check = checks.find(slot.id);
    slot.state = SlotState::unreadable;
    slot.detail = check != checks.end()
                      ? check->second.detail
                      : translate("engine", "The keychain no longer has the password to compare it with.");
}

} // namespace

Result<std::vector<AccountStatus>> verify(const World& world, const std::optional<AccountName>& name) {
    auto place = Workplace::enter(world);
    if (!place)
        return tl::unexpected(place.error());
    std::optional<AccountKey> only;
    if (name) {
        auto key = place->resolve(*name);
        if (!key)
            return tl::unexpected(key.error());
        only = *key;
    }
    std::vector<SlotSecret> slots;
    std::vector<std::pair<Account, std::vector<Slot>>> accounts;
    for (const Account& account : place->tracked) {
        if (only && account.key != *only)
            continue;
        auto known = place->slots(world, account.key);
        if (!known)
            return tl::unexpected(known.error());
        if (!account.current.empty()) {
            auto opened = world.vault.open();
            auto current = opened
                               ? world.vault.load({VaultKey::Kind::credential, account.key, account.current})
                               : Result<Secret>(tl::unexpected(opened.error()));
            if (!current && current.error().code != ErrorCode::not_found)
                return tl::unexpected(current.error());
            if (current) {
                const auto password = std::make_shared<const Secret>(std::move(*current));
                for (const Slot& slot : *known)
                    slots.push_back({slot, password});
            }
        }
        accounts.emplace_back(account, std::move(*known));
    }
    const auto checks = verify_slots(world, slots);
    // Asked before the transaction: a keychain may take its time, and others wait for the ledger.
    std::vector<Slot> unread;
    for (const auto& [account, known] : accounts)
        if (!account.current.empty())
            std::copy_if(known.begin(), known.end(), std::back_inserter(unread),
                         [&](const Slot& slot) { return was_not_read(checks, slot); });
    const auto hidden = shown_to_nobody(world, unread);
    const Date today = world.clock.today();
    std::vector<AccountStatus> statuses;
    auto saved = world.ledger.transaction([&]() -> Result<void> {
        for (auto& [account, known] : accounts) {
            for (Slot& slot : known) {
                const auto check = checks.find(slot.id);
                if (check == checks.end() || check->second.state == SlotState::unknown)
                    continue;
                // A slot that waits for its client is no drift.
                if (check->second.state == SlotState::stale && is_open(slot.state))
                    continue;
                slot.state = check->second.state;
                slot.detail = check->second.detail;
            }
            if (auto done = world.ledger.save_slots(account.key, known); !done)
                return done;
            if (!account.current.empty())
                for (Slot& slot : known)
                    mark_unread(checks, hidden, slot);
            statuses.push_back(status_of(today, account, known, {}));
        }
        return {};
    });
    if (!saved)
        return tl::unexpected(saved.error());
    return statuses;
}

} // namespace rinnova
