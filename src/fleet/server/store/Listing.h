// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Clock.h"
#include "fleet/server/database/Database.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace rinnova::fleet {

/// One account on one device, for reports and pages.
struct ListedAccount {
    std::string identity, provider, login, pseudonym, sealed, group;
    std::string device, device_name, user;
    std::optional<std::string> issued, expires; ///< ISO 8601
    std::string due_from, source, staged, outcome, slots, findings;
    std::int64_t open = 0, errors = 0;
    bool behind = false;
    std::optional<std::int64_t> renewed_at;
    std::int64_t seen_at = 0;

    /// The login, or the pseudonym with a `~` before it.
    std::string shown() const { return pseudonym.empty() ? login : "~" + pseudonym; }
};

/// `ok`, `due`, `expired` or `unknown`, on a day.
std::string state_of(const std::optional<std::string>& expires, const std::string& due_from,
                     const std::string& today);
std::optional<int> days_left(const std::optional<std::string>& expires, Date today);

struct AccountFilter {
    std::string group, provider, state, search, device, identity;
    std::optional<int> due_within; ///< days: those that expire until then, expired ones too
    bool behind = false, open = false;
    std::string sort =
        "expires"; ///< `expires`, `account`, `provider`, `group`, `device`; `-` before it: from the last
    int offset = 0;
    int limit = 0; ///< 0: all
};

/// Why a filter is none, or nothing.
std::optional<std::string> problem_of(const AccountFilter& filter);

Result<void> each_account(Database& database, const AccountFilter& filter, Date today,
                          const std::function<void(const ListedAccount&)>& use);
Result<std::int64_t> count_accounts(Database& database, const AccountFilter& filter, Date today);

/// The accounts behind a place in the order of device and identity: for lists of everything, piece by piece.
/// Without what no such list shows: sealed names, the day of issue, the outcome, slots and findings.
Result<std::vector<ListedAccount>> accounts_behind(Database& database, const AccountFilter& filter,
                                                   Date today, const std::string& identity,
                                                   const std::string& device, int most);

struct ListedDevice {
    std::string id, group, label, state, name, user, os, os_version, version, problems;
    std::int64_t joined_at = 0, seen_at = 0, clock_offset = 0, policy_version = 0, accounts = 0, behind = 0;

    const std::string& shown() const { return label.empty() ? name : label; }
};

struct DeviceFilter {
    std::string group, state, search, id;
    std::optional<Timestamp> silent_since;
    std::string sort = "name"; ///< `name`, `seen`, `group`, `version`, `joined`; `-` before it: from the last
    int offset = 0;
    int limit = 0;
};

Result<void> each_device(Database& database, const DeviceFilter& filter,
                         const std::function<void(const ListedDevice&)>& use);
Result<std::int64_t> count_devices(Database& database, const DeviceFilter& filter);

} // namespace rinnova::fleet
