// SPDX-License-Identifier: Apache-2.0
#include "fleet/server/store/Listing.h"

#include "fleet/server/store/Condition.h"
#include "model/Date.h"

#include <algorithm>
#include <array>

namespace rinnova::fleet {

namespace {

const std::string account_columns =
    "SELECT a.identity, a.provider, a.login, a.pseudonym, a.sealed, a.grp, a.device, d.label, d.name, "
    "d.user_name, "
    "a.issued, a.expires, a.due_from, a.source, a.staged, a.outcome, a.slots, a.findings, a.open, a.errors, "
    "a.behind, "
    "a.renewed_at, d.seen_at FROM accounts a JOIN devices d ON d.id = a.device";
/// What a report of many shows of each: every column of every row costs time.
const std::string report_columns_of_accounts =
    "SELECT a.identity, a.provider, a.login, a.pseudonym, a.grp, a.device, COALESCE(NULLIF(d.label, ''), "
    "d.name), d.user_name, a.expires, a.due_from, a.source, a.staged, a.open, a.errors, a.behind, "
    "a.renewed_at, d.seen_at FROM accounts a JOIN devices d ON d.id = a.device";
const std::string device_columns =
    "SELECT d.id, d.grp, d.label, d.state, d.name, d.user_name, d.os, d.os_version, d.version, d.problems, "
    "d.joined_at, d.seen_at, d.clock_offset, d.policy_version, (SELECT COUNT(*) FROM accounts a WHERE "
    "a.device = "
    "d.id), (SELECT COUNT(*) FROM accounts b WHERE b.device = d.id AND b.behind = 1) FROM devices d";

ListedAccount account_of(const Row& row) {
    ListedAccount account;
    account.identity = row.text(0);
    account.provider = row.text(1);
    account.login = row.text(2);
    account.pseudonym = row.text(3);
    account.sealed = row.text(4);
    account.group = row.text(5);
    account.device = row.text(6);
    account.device_name = row.text(7).empty() ? row.text(8) : row.text(7);
    account.user = row.text(9);
    account.issued = row.optional_text(10);
    account.expires = row.optional_text(11);
    account.due_from = row.text(12);
    account.source = row.text(13);
    account.staged = row.text(14);
    account.outcome = row.text(15);
    account.slots = row.text(16);
    account.findings = row.text(17);
    account.open = row.integer(18);
    account.errors = row.integer(19);
    account.behind = row.integer(20) != 0;
    account.renewed_at = row.optional_integer(21);
    account.seen_at = row.integer(22);
    return account;
}

ListedAccount reported_account_of(const Row& row) {
    ListedAccount account;
    account.identity = row.text(0);
    account.provider = row.text(1);
    account.login = row.text(2);
    account.pseudonym = row.text(3);
    account.group = row.text(4);
    account.device = row.text(5);
    account.device_name = row.text(6);
    account.user = row.text(7);
    account.expires = row.optional_text(8);
    account.due_from = row.text(9);
    account.source = row.text(10);
    account.staged = row.text(11);
    account.open = row.integer(12);
    account.errors = row.integer(13);
    account.behind = row.integer(14) != 0;
    account.renewed_at = row.optional_integer(15);
    account.seen_at = row.integer(16);
    return account;
}

ListedDevice device_of(const Row& row) {
    ListedDevice device;
    device.id = row.text(0);
    device.group = row.text(1);
    device.label = row.text(2);
    device.state = row.text(3);
    device.name = row.text(4);
    device.user = row.text(5);
    device.os = row.text(6);
    device.os_version = row.text(7);
    device.version = row.text(8);
    device.problems = row.text(9);
    device.joined_at = row.integer(10);
    device.seen_at = row.integer(11);
    device.clock_offset = row.integer(12);
    device.policy_version = row.integer(13);
    device.accounts = row.integer(14);
    device.behind = row.integer(15);
    return device;
}

Condition condition_of(const AccountFilter& filter, Date today) {
    Condition condition;
    const std::string day = to_iso(today);
    condition.equal("a.grp", filter.group);
    condition.equal("a.provider", filter.provider);
    condition.equal("a.device", filter.device);
    condition.equal("a.identity", filter.identity);
    condition.holds({"a.login", "a.pseudonym", "d.name", "d.label", "d.user_name"}, filter.search);
    if (filter.state == "expired")
        condition.add("a.expires < ?", {day});
    else if (filter.state == "due")
        condition.add("a.expires >= ? AND a.due_from <= ?", {day, day});
    else if (filter.state == "ok")
        condition.add("a.due_from > ?", {day});
    else if (filter.state == "unknown")
        condition.add("a.expires IS NULL");
    if (filter.due_within)
        condition.add("a.expires <= ?", {to_iso(today + std::chrono::days(*filter.due_within))});
    if (filter.behind)
        condition.add("a.behind = 1");
    if (filter.open)
        condition.add("a.open > 0");
    return condition;
}

Condition condition_of(const DeviceFilter& filter) {
    Condition condition;
    condition.equal("d.grp", filter.group);
    condition.equal("d.id", filter.id);
    condition.equal("d.state", filter.state);
    condition.holds({"d.name", "d.label", "d.user_name"}, filter.search);
    if (filter.silent_since)
        condition.add("d.seen_at < ?", {filter.silent_since->time_since_epoch().count()});
    return condition;
}

} // namespace

std::string order_by(const std::string& wanted, const std::vector<std::pair<std::string, std::string>>& known,
                     const std::string& then) {
    const bool turned = wanted.starts_with('-');
    const std::string name = turned ? wanted.substr(1) : wanted;
    auto found =
        std::find_if(known.begin(), known.end(), [&](const auto& order) { return order.first == name; });
    if (found == known.end())
        found = known.begin();
    return " ORDER BY " + found->second + (turned ? " DESC" : "") + ", " + then;
}

std::string page_of(int offset, int limit, std::vector<Value>& values) {
    if (limit <= 0)
        return {};
    values.insert(values.end(), {std::int64_t(limit), std::int64_t(offset)});
    return " LIMIT ? OFFSET ?";
}

std::string state_of(const std::optional<std::string>& expires, const std::string& due_from,
                     const std::string& today) {
    if (!expires)
        return "unknown";
    if (*expires < today)
        return "expired";
    return due_from <= today ? "due" : "ok";
}

std::optional<int> days_left(const std::optional<std::string>& expires, Date today) {
    const auto date = expires ? parse_date(*expires) : Result<Date>(tl::unexpected(Error{}));
    return date ? std::optional(static_cast<int>((*date - today).count())) : std::nullopt;
}

std::optional<std::string> problem_of(const AccountFilter& filter) {
    constexpr std::array<std::string_view, 5> states{"", "ok", "due", "expired", "unknown"};
    if (std::find(states.begin(), states.end(), filter.state) == states.end())
        return "state";
    if (filter.due_within && (*filter.due_within < 0 || *filter.due_within > 3660))
        return "due_within";
    return std::nullopt;
}

Result<void> each_account(Database& database, const AccountFilter& filter, Date today,
                          const std::function<void(const ListedAccount&)>& use) {
    const Condition condition = condition_of(filter, today);
    const std::string order = order_by(filter.sort,
                                       {{"expires", "COALESCE(a.expires, '9999-99-99')"},
                                        {"account", "a.login"},
                                        {"provider", "a.provider"},
                                        {"group", "a.grp"},
                                        {"device", "d.name"},
                                        {"seen", "d.seen_at"}},
                                       "a.identity, a.device");
    std::vector<Value> values = condition.values();
    const std::string page = page_of(filter.offset, filter.limit, values);
    return database.each(account_columns + condition.sql() + order + page, values,
                         [&](const Row& row) { use(account_of(row)); });
}

Result<std::int64_t> count_accounts(Database& database, const AccountFilter& filter, Date today) {
    const Condition condition = condition_of(filter, today);
    const auto count = database.integer("SELECT COUNT(*) FROM accounts a JOIN devices d ON d.id = a.device" +
                                            condition.sql(),
                                        condition.values());
    if (!count)
        return tl::unexpected(count.error());
    return count->value_or(0);
}

Result<std::vector<ListedAccount>> accounts_behind(Database& database, const AccountFilter& filter,
                                                   Date today, const std::string& identity,
                                                   const std::string& device, int most) {
    Condition condition = condition_of(filter, today);
    condition.add("(a.device > ? OR (a.device = ? AND a.identity > ?))", {device, device, identity});
    condition.add("a.device >= ?", {device});
    std::vector<ListedAccount> accounts;
    std::vector<Value> values = condition.values();
    const std::string page = page_of(0, most, values);
    const auto read =
        database.each(report_columns_of_accounts + condition.sql() + " ORDER BY a.device, a.identity" + page,
                      values, [&](const Row& row) { accounts.push_back(reported_account_of(row)); });
    if (!read)
        return tl::unexpected(read.error());
    return accounts;
}

Result<void> each_device(Database& database, const DeviceFilter& filter,
                         const std::function<void(const ListedDevice&)>& use) {
    const Condition condition = condition_of(filter);
    const std::string order = order_by(filter.sort,
                                       {{"name", "d.name"},
                                        {"seen", "d.seen_at"},
                                        {"group", "d.grp"},
                                        {"version", "d.version"},
                                        {"joined", "d.joined_at"}},
                                       "d.id");
    std::vector<Value> values = condition.values();
    const std::string page = page_of(filter.offset, filter.limit, values);
    return database.each(device_columns + condition.sql() + order + page, values,
                         [&](const Row& row) { use(device_of(row)); });
}

Result<std::int64_t> count_devices(Database& database, const DeviceFilter& filter) {
    const Condition condition = condition_of(filter);
    const auto count =
        database.integer("SELECT COUNT(*) FROM devices d" + condition.sql(), condition.values());
    if (!count)
        return tl::unexpected(count.error());
    return count->value_or(0);
}

} // namespace rinnova::fleet
