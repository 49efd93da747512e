// SPDX-License-Identifier: Apache-2.0
#include "fleet/server/store/Accounts.h"

#include "fleet/server/store/History.h"
#include "fleet/server/store/Mailboxes.h"
#include "model/Date.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

namespace rinnova::fleet {

namespace {

using Json = nlohmann::ordered_json;

/// A row of the table, behind its device and identity.
struct AccountRow {
    std::string provider, login, pseudonym, sealed;
    std::optional<std::string> issued, expires, due_from;
    std::string source;
    std::int64_t open = 0;
    std::string staged;
    std::optional<std::int64_t> rotated_at; ///< by the machine's clock: to know it again
    std::optional<std::int64_t> renewed_at;
    std::string outcome, slots, findings;
    std::int64_t errors = 0;

    bool operator==(const AccountRow&) const = default;
};

constexpr const char* row_columns =
    "provider, login, pseudonym, sealed, issued, expires, due_from, source, open, "
    "staged, rotated_at, renewed_at, outcome, slots, findings, errors";

AccountRow row_of(const Row& row, int first) {
    int column = first;
    AccountRow account;
    account.provider = row.text(column++);
    account.login = row.text(column++);
    account.pseudonym = row.text(column++);
    account.sealed = row.text(column++);
    account.issued = row.optional_text(column++);
    account.expires = row.optional_text(column++);
    account.due_from = row.optional_text(column++);
    account.source = row.text(column++);
    account.open = row.integer(column++);
    account.staged = row.text(column++);
    account.rotated_at = row.optional_integer(column++);
    account.renewed_at = row.optional_integer(column++);
    account.outcome = row.text(column++);
    account.slots = row.text(column++);
    account.findings = row.text(column++);
    account.errors = row.integer(column++);
    return account;
}

std::optional<std::string> text_of(const std::optional<Date>& date) {
    return date ? std::optional(to_iso(*date)) : std::nullopt;
}

std::string slots_text(const ReportedAccount& account) {
    Json list = Json::array();
    for (const ReportedSlots& slots : account.slots)
        list.push_back({slots.target, to_string(slots.kind), to_string(slots.state), slots.count});
    return list.dump();
}

std::string findings_text(const ReportedAccount& account) {
    Json list = Json::array();
    for (const ReportedFinding& finding : account.findings)
        list.push_back({finding.rule, to_string(finding.severity), finding.count});
    return list.dump();
}

AccountRow row_of(const ReportedAccount& account, const Report& report, Timestamp now,
                  const AccountRow* earlier) {
    AccountRow row;
    row.provider = account.name.provider;
    row.login = account.name.login;
    row.pseudonym = account.name.pseudonym;
    row.sealed = account.name.sealed;
    row.issued = text_of(account.validity.issued);
    row.expires = text_of(account.validity.expires);
    if (account.validity.expires)
        row.due_from =
            to_iso(*account.validity.expires - std::chrono::days(first_reminder_days(account.validity)));
    row.source = to_string(account.validity.source);
    row.open = account.open;
    row.staged = account.staged;
    if (account.rotation) {
        row.rotated_at = account.rotation->at.time_since_epoch().count();
        row.outcome = to_string(account.rotation->outcome);
        const bool brought = account.rotation->outcome == AccountOutcome::done ||
                             account.rotation->outcome == AccountOutcome::open;
        // What was computed when it was first told stays: the two clocks go on apart.
        if (earlier != nullptr && earlier->rotated_at == row.rotated_at && earlier->renewed_at)
            row.renewed_at = earlier->renewed_at;
        else if (brought)
            row.renewed_at =
                on_servers_clock(account.rotation->at, report.made_at, now).time_since_epoch().count();
        else if (earlier != nullptr)
            row.renewed_at = earlier->renewed_at;
    } else if (earlier != nullptr) {
        row.renewed_at = earlier->renewed_at;
    }
    row.slots = slots_text(account);
    row.findings = findings_text(account);
    for (const ReportedFinding& finding : account.findings)
        row.errors += finding.severity == Severity::error ? finding.count : 0;
    return row;
}

std::vector<Value> values_of(const std::string& device, const std::string& identity, const AccountRow& row) {
    return {device,
            identity,
            row.provider,
            row.login,
            row.pseudonym,
            row.sealed,
            value_or_null(row.issued),
            value_or_null(row.expires),
            value_or_null(row.due_from),
            row.source,
            row.open,
            row.staged,
            value_or_null(row.rotated_at),
            value_or_null(row.renewed_at),
            row.outcome,
            row.slots,
            row.findings,
            row.errors};
}

/// What of a change is worth remembering.
std::vector<Change> changes_of(const std::string& device, const std::string& identity,
                               const AccountRow* earlier, const AccountRow& later) {
    if (earlier == nullptr)
        return {{device, identity, "added", "", later.expires.value_or("")}};
    std::vector<Change> changes;
    const auto add = [&](const char* what, const std::string& was, const std::string& is) {
        if (was != is)
            changes.push_back({device, identity, what, was, is});
    };
    if (later.renewed_at != earlier->renewed_at)
        changes.push_back({device, identity, "renewed", "", later.outcome});
    add("expires", earlier->expires.value_or(""), later.expires.value_or(""));
    add("open", std::to_string(earlier->open), std::to_string(later.open));
    add("staged", earlier->staged, later.staged);
    add("errors", std::to_string(earlier->errors), std::to_string(later.errors));
    return changes;
}

Result<std::map<std::string, AccountRow>> rows_of_device(Database& database, const std::string& device) {
    std::map<std::string, AccountRow> rows;
    const auto read =
        database.each("SELECT identity, " + std::string(row_columns) + " FROM accounts WHERE device = ?",
                      {device}, [&](const Row& row) { rows[row.text(0)] = row_of(row, 1); });
    if (!read)
        return tl::unexpected(read.error());
    return rows;
}

Result<void> put(Database& database, const std::string& device, const std::string& identity,
                 const AccountRow& row) {
    static const std::string sql =
        "INSERT INTO accounts (device, identity, " + std::string(row_columns) +
        ", behind, grp) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, "
        "(SELECT grp FROM devices WHERE id = ?)) ON CONFLICT (device, identity) DO "
        "UPDATE SET provider = excluded.provider, login = excluded.login, pseudonym = excluded.pseudonym, "
        "sealed = "
        "excluded.sealed, issued = excluded.issued, expires = excluded.expires, due_from = "
        "excluded.due_from, source "
        "= excluded.source, open = excluded.open, staged = excluded.staged, rotated_at = "
        "excluded.rotated_at, "
        "renewed_at = excluded.renewed_at, outcome = excluded.outcome, slots = excluded.slots, findings = "
        "excluded.findings, errors = excluded.errors";
    auto values = values_of(device, identity, row);
    values.emplace_back(device);
    const auto done = database.run(sql, values);
    return done ? Result<void>() : tl::unexpected(done.error());
}

} // namespace

Result<void> keep_accounts(Database& database, Timestamp now, const std::string& device,
                           const Report& report) {
    auto earlier = rows_of_device(database, device);
    if (!earlier)
        return tl::unexpected(earlier.error());
    std::map<std::string, AccountRow> later;
    std::vector<std::string> removed;
    std::vector<std::string> touched;
    std::vector<Change> changes;
    for (const ReportedAccount& account : report.accounts) {
        const std::string identity = account.name.identity();
        const auto known = earlier->find(identity);
        const AccountRow* before = known == earlier->end() ? nullptr : &known->second;
        AccountRow row = row_of(account, report, now, before);
        if (before == nullptr || !(row == *before)) {
            const auto more = changes_of(device, identity, before, row);
            changes.insert(changes.end(), more.begin(), more.end());
            touched.push_back(identity);
            later.emplace(identity, std::move(row));
        }
        if (known != earlier->end())
            earlier->erase(known);
    }
    for (const auto& [identity, row] : *earlier) {
        changes.push_back({device, identity, "removed", row.expires.value_or(""), ""});
        touched.push_back(identity);
        removed.push_back(identity);
    }
    for (const Change& change : changes)
        if (auto done = note(database, now, change); !done)
            return done;
    return change_accounts(database, std::move(touched), [&]() -> Result<void> {
        for (const auto& [identity, row] : later)
            if (auto done = put(database, device, identity, row); !done)
                return done;
        for (const std::string& identity : removed)
            if (auto done = database.run("DELETE FROM accounts WHERE device = ? AND identity = ?",
                                         {device, identity});
                !done)
                return tl::unexpected(done.error());
        return {};
    });
}

Result<std::vector<RenewedElsewhere>> renewed_elsewhere(Database& database, const std::string& device) {
    std::vector<RenewedElsewhere> hints;
    const auto read = database.each(
        "SELECT a.provider, a.login, a.pseudonym, MAX(b.renewed_at), MAX(b.expires) FROM accounts a JOIN "
        "accounts b "
        "ON b.identity = a.identity AND b.renewed_at IS NOT NULL WHERE a.device = ? AND a.behind = 1 "
        "GROUP BY a.identity, a.provider, a.login, a.pseudonym ORDER BY a.identity",
        {device}, [&](const Row& row) {
            RenewedElsewhere hint{{row.text(0), row.text(1), row.text(2), {}},
                                  Timestamp(std::chrono::seconds(row.integer(3))),
                                  std::nullopt};
            if (const auto expires = row.optional_text(4))
                if (const auto date = parse_date(*expires))
                    hint.expires = *date;
            hints.push_back(std::move(hint));
        });
    if (!read)
        return tl::unexpected(read.error());
    return hints;
}

} // namespace rinnova::fleet
