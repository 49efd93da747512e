// SPDX-License-Identifier: Apache-2.0
#include "engine/AccountNames.h"
#include "engine/Tracking.h"

#include <algorithm>
#include <map>

namespace rinnova {

AccountStatus status_of(Date today, const Account& account, std::vector<Slot> slots, std::string staged) {
    AccountStatus status;
    status.account = account.key;
    status.tracked = true;
    status.state = state_of(account.validity, today);
    status.validity = account.validity;
    status.days_left = days_left(account.validity, today);
    status.note = account.note;
    status.staged = std::move(staged);
    // Before the first rotation nothing was promised to any slot.
    if (!account.current.empty())
        status.open = static_cast<int>(
            std::count_if(slots.begin(), slots.end(), [](const Slot& slot) { return is_open(slot.state); }));
    status.slots = std::move(slots);
    return status;
}

Result<std::vector<AccountStatus>> status(const LedgerView& view, const std::optional<AccountName>& name) {
    auto accounts = view.ledger.accounts();
    auto slots = view.ledger.all_slots();
    auto unfinished = view.ledger.journal().unfinished();
    if (!accounts || !slots || !unfinished)
        return tl::unexpected(!accounts ? accounts.error() : !slots ? slots.error() : unfinished.error());
    std::optional<AccountKey> only;
    if (name) {
        auto key = resolve(*name, *accounts, {});
        if (!key)
            return tl::unexpected(key.error());
        only = *key;
    }
    std::map<AccountKey, std::vector<Slot>> by_account;
    for (auto& [key, slot] : *slots)
        by_account[key].push_back(std::move(slot));
    std::map<AccountKey, std::string> staged;
    for (const ledger::Rotation& rotation : *unfinished)
        staged[rotation.account] = waits_for_user(rotation.stage) ? to_string(rotation.stage) : "staged";
    const auto of = [](auto& parts, const AccountKey& account) {
        const auto found = parts.find(account);
        return found != parts.end() ? std::move(found->second) : decltype(found->second){};
    };
    const Date today = view.clock.today();
    std::vector<AccountStatus> all;
    all.reserve(accounts->size());
    for (const Account& account : *accounts)
        if (!only || account.key == *only)
            all.push_back(status_of(today, account, of(by_account, account.key), of(staged, account.key)));
    return all;
}

Result<std::vector<HistoryRecord>> history(const LedgerView& view, const std::optional<AccountName>& name) {
    if (!name)
        return view.ledger.history(std::nullopt);
    auto accounts = view.ledger.accounts();
    if (!accounts)
        return tl::unexpected(accounts.error());
    auto key = resolve(*name, *accounts, {});
    if (!key)
        return tl::unexpected(key.error());
    return view.ledger.history(*key);
}

} // namespace rinnova
