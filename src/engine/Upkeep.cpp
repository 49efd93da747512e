// SPDX-License-Identifier: Apache-2.0
#include "engine/AccountNames.h"
#include "engine/HandedOut.h"
#include "engine/Rotate.h"
#include "engine/Tracking.h"

#include <algorithm>

namespace rinnova {

namespace {

constexpr std::chrono::seconds patience{30};

/// The tracked account that a name means; under the lock.
Result<Account> tracked_account(const World& world, const AccountName& name) {
    auto accounts = world.ledger.accounts();
    if (!accounts)
        return tl::unexpected(accounts.error());
    auto key = resolve(name, *accounts, {});
    if (!key)
        return tl::unexpected(key.error());
    return *std::find_if(accounts->begin(), accounts->end(),
                         [&](const Account& account) { return account.key == *key; });
}

Result<std::vector<std::string>> staged_credentials(const World& world, const AccountKey& key) {
    auto unfinished = world.ledger.journal().unfinished();
    if (!unfinished)
        return tl::unexpected(unfinished.error());
    std::vector<std::string> credentials;
    for (const ledger::Rotation& rotation : *unfinished)
        if (rotation.account == key && !rotation.credential.empty())
            credentials.push_back(rotation.credential);
    return credentials;
}

/// Whether the vault still has passwords of an account that is no longer tracked.
Result<bool> leftovers(const World& world, const AccountName& name) {
    const std::string login = to_lower(name.login);
    return world.ledger.journal().garbage().map([&](const std::vector<ledger::Garbage>& garbage) {
        return std::any_of(garbage.begin(), garbage.end(), [&](const ledger::Garbage& entry) {
            return entry.account.login == login &&
                   (name.provider.empty() || entry.account.provider == name.provider);
        });
    });
}

/// Some keychains (KeePassXC) give up nothing unless a person says so.
Result<void> erase_leftovers(const World& world, const AccountName& name) {
    erase_garbage(world);
    const auto left = leftovers(world, name);
    if (!left)
        return tl::unexpected(left.error());
    if (*left)
        return fail(ErrorCode::needs_user,
                    translate("engine",
                              "%1 is forgotten, but the keychain still has its passwords: it removes them "
                              "only when a person says so.",
                              {name.login}),
                    translate("engine",
                              "Do the same again in a terminal of your desktop session, and confirm when "
                              "the keychain asks."),
                    name.login);
    return {};
}

Result<AccountStatus> status_after(const World& world, const Account& account) {
    auto slots = world.ledger.slots(account.key);
    if (!slots)
        return tl::unexpected(slots.error());
    return status_of(world.clock.today(), account, std::move(*slots), {});
}

} // namespace

Result<void> untrack(const World& world, const AccountName& name) {
    auto lock = FileLock::acquire(world.paths.state / "lock", patience);
    if (!lock)
        return tl::unexpected(lock.error());
    auto account = tracked_account(world, name);
    if (!account) {
        const auto left = leftovers(world, name);
        return left && *left ? erase_leftovers(world, name) : tl::unexpected(account.error());
    }
    auto credentials = staged_credentials(world, account->key);
    if (!credentials)
        return tl::unexpected(credentials.error());
    for (const std::string* credential : {&account->current, &account->previous})
        if (!credential->empty())
            credentials->push_back(*credential);
    // Entries that cannot be erased now would be forgotten with the account.
    if (!credentials->empty())
        if (auto opened = world.vault.open(); !opened)
            return opened;
    take_back(world, account->key);
    auto erased = world.ledger.transaction([&]() -> Result<void> {
        for (const std::string& credential : *credentials)
            if (auto marked = world.ledger.journal().add_garbage({account->key, credential}); !marked)
                return marked;
        if (auto gone = world.ledger.erase(account->key); !gone)
            return gone;
        return world.ledger.add_history(
            {world.clock.now(), account->key, "untracked", translate("engine", "Tracking ended."), {}});
    });
    if (!erased)
        return erased;
    return erase_leftovers(world, {account->key.login, account->key.provider});
}

Result<void> discard(const World& world, const AccountName& name) {
    auto lock = FileLock::acquire(world.paths.state / "lock", patience);
    if (!lock)
        return tl::unexpected(lock.error());
    auto account = tracked_account(world, name);
    if (!account)
        return tl::unexpected(account.error());
    auto unfinished = world.ledger.journal().unfinished();
    if (!unfinished)
        return tl::unexpected(unfinished.error());
    std::erase_if(*unfinished, [&](const auto& rotation) { return rotation.account != account->key; });
    if (std::any_of(unfinished->begin(), unfinished->end(),
                    [](const auto& rotation) { return rotation.stage == ledger::Stage::applying; }))
        return fail(
            ErrorCode::conflict,
            translate("engine", "The password of %1 is being written already.", {account->key.login}),
            translate("engine", "“rinnova retry” brings it to its end; “rinnova undo” goes back then."),
            account->key.login);
    if (unfinished->empty())
        return {};
    // One that was pasted before it may still be right: it goes on waiting.
    const ledger::Rotation& rotation = unfinished->back();
    auto dropped = world.ledger.transaction([&]() -> Result<void> {
        auto done = world.ledger.journal().set_stage(rotation.id, ledger::Stage::dropped, world.clock.now());
        if (done && rotation.kind != "undo")
            done = world.ledger.journal().add_garbage({account->key, rotation.credential});
        if (done)
            done = world.ledger.add_history({world.clock.now(), account->key, "discarded",
                                             translate("engine", "The waiting password was dropped."),
                                             rotation.id});
        return done;
    });
    if (dropped)
        erase_garbage(world);
    return dropped;
}

Result<AccountStatus> extend(const World& world, const AccountName& name, Date until) {
    auto lock = FileLock::acquire(world.paths.state / "lock", patience);
    if (!lock)
        return tl::unexpected(lock.error());
    auto account = tracked_account(world, name);
    if (!account)
        return tl::unexpected(account.error());
    auto checked = new_validity(world, account->key, std::nullopt, until);
    if (!checked)
        return tl::unexpected(checked.error());
    account->validity.expires = until;
    account->validity.source = ExpirySource::panel;
    auto saved = world.ledger.transaction([&]() -> Result<void> {
        if (auto done = world.ledger.save(*account); !done)
            return done;
        return world.ledger.add_history(
            {world.clock.now(),
             account->key,
             "extended",
             translate("engine", "Extended by the provider until %1.", {to_iso(until)}),
             {}});
    });
    if (!saved)
        return tl::unexpected(saved.error());
    return status_after(world, *account);
}

Result<Secret> current_password(const World& world, const AccountName& name) {
    auto account = tracked_account(world, name);
    if (!account)
        return tl::unexpected(account.error());
    if (account->current.empty())
        return fail(ErrorCode::not_found,
                    translate("engine", "The keychain has no password of %1.", {account->key.login}),
                    translate("engine", "It has one after “rinnova rotate”."), account->key.login);
    return world.vault.load({VaultKey::Kind::credential, account->key, account->current});
}

Result<AccountStatus> confirm(const World& world, const std::string& slot_id) {
    auto lock = FileLock::acquire(world.paths.state / "lock", patience);
    if (!lock)
        return tl::unexpected(lock.error());
    auto key = world.ledger.account_of_slot(slot_id);
    if (!key)
        return tl::unexpected(key.error());
    if (!*key)
        return fail(ErrorCode::not_found, translate("engine", "There is no slot %1.", {slot_id}),
                    translate("engine", "“rinnova status ACCOUNT” lists the slots of an account."), slot_id);
    auto account = world.ledger.find(**key);
    auto slots = world.ledger.slots(**key);
    if (!account || !slots)
        return tl::unexpected(!account ? account.error() : slots.error());
    const auto slot = std::find_if(slots->begin(), slots->end(),
                                   [&](const Slot& candidate) { return candidate.id == slot_id; });
    const TargetHandle* target = find_target(world.targets, slot->target);
    // A target that reads some of its slots may have left this one to the person.
    if (target != nullptr && target->capabilities().read && slot->state != SlotState::needs_user)
        return fail(ErrorCode::unsupported,
                    translate("engine", "This slot is checked by reading it back, not by word."),
                    translate("engine", "“rinnova verify” reads it."), slot_id);
    slot->state = SlotState::in_sync;
    slot->detail = translate("engine", "Confirmed on %1.", {to_iso(world.clock.today())});
    auto saved = world.ledger.transaction([&]() -> Result<void> {
        if (auto done = world.ledger.save_slots(**key, *slots); !done)
            return done;
        return world.ledger.add_history({world.clock.now(),
                                         **key,
                                         "confirmed",
                                         translate("engine", "Confirmed by hand: %1.", {slot->location}),
                                         {}});
    });
    if (!saved)
        return tl::unexpected(saved.error());
    if (std::none_of(slots->begin(), slots->end(),
                     [](const Slot& each) { return each.state == SlotState::needs_user; }))
        take_back(world, **key);
    return status_after(world, **account);
}

Result<void> unlock(const World& world, const std::string& slot_id, const Secret& password) {
    auto place = Workplace::enter(world);
    if (!place)
        return tl::unexpected(place.error());
    const Slot* found = nullptr;
    for (const auto& [key, slots] : place->found.slots)
        for (const Slot& slot : slots)
            if (slot.id == slot_id)
                found = &slot;
    if (found == nullptr)
        return fail(ErrorCode::not_found, translate("engine", "There is no slot %1.", {slot_id}),
                    translate("engine", "“rinnova discover” lists the slots of this machine."), slot_id);
    if (auto opened = world.vault.open(); !opened)
        return opened;
    TargetHandle* target = find_target(world.targets, found->target);
    if (auto fits = target->try_unlock(found->location, password); !fits)
        return fits;
    return world.vault.store(unlock_key(found->location), password);
}

} // namespace rinnova
