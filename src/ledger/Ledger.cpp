// SPDX-License-Identifier: Apache-2.0
#include "ledger/Ledger.h"

#include "base/FileLock.h"
#include "base/Text.h"
#include "ledger/Guarded.h"
#include "ledger/LedgerFile.h"
#include "ledger/Schema.h"

#include <sqlite3.h>

#include <map>

namespace rinnova {

using namespace ledger;

namespace {

std::unique_ptr<Database> open_whole(const std::filesystem::path& file) {
    auto database = std::make_unique<Database>(file);
    if (!is_whole(*database))
        throw DatabaseError(SQLITE_CORRUPT, "database disk image is malformed");
    return database;
}

/// For what a transaction cannot keep others from.
Result<FileLock> lock_beside(const std::filesystem::path& ledger) {
    return FileLock::acquire(ledger.parent_path() / "ledger.lock", std::chrono::seconds(10));
}

bool is_damage(const DatabaseError& problem) {
    return problem.code == SQLITE_CORRUPT || problem.code == SQLITE_NOTADB;
}

Slot slot_from(const Statement& row, int first) {
    Slot slot;
    slot.id = row.text(first);
    slot.target = row.text(first + 1);
    slot.kind = slot_kind_from(row.text(first + 2)).value_or(SlotKind::generic);
    slot.host = row.text(first + 3);
    if (const auto port = row.optional_number(first + 4))
        slot.port = static_cast<std::uint16_t>(*port);
    slot.tls = tls_from(row.text(first + 5));
    slot.username = row.text(first + 6);
    slot.location = row.text(first + 7);
    slot.state = slot_state_from(row.text(first + 8)).value_or(SlotState::unknown);
    slot.detail = row.text(first + 9);
    if (const auto changed = row.optional_number(first + 10))
        slot.password_changed = Timestamp(std::chrono::seconds(*changed));
    slot.provider = row.text(first + 11);
    slot.locator = row.text(first + 12);
    return slot;
}

constexpr const char* slot_columns =
    "s.id, s.target, s.kind, s.host, s.port, s.tls, s.username, s.location, s.state, "
    "s.detail, s.password_changed, s.provider, s.locator";

Account account_from(const Statement& row) {
    Account account;
    account.key = {row.text(1), row.text(2)};
    account.validity = validity_from(row, 3);
    account.note = row.text(6);
    account.current = row.text(7);
    account.previous = row.text(8);
    account.previous_validity = validity_from(row, 9);
    return account;
}

constexpr const char* account_columns =
    "SELECT id, provider, login, issued, expires, source, note, current, previous, "
    "previous_issued, previous_expires, previous_source FROM account ";

Server server_from(const Statement& row, int first) {
    return {slot_kind_from(row.text(first)).value_or(SlotKind::imap),
            row.text(first + 1),
            static_cast<std::uint16_t>(row.number(first + 2)),
            tls_from(row.text(first + 3)).value_or(Tls::implicit),
            {},
            {}};
}

void insert_slot(Database& database, std::int64_t account, const Slot& slot) {
    Statement insert = database.prepare(
        "INSERT OR REPLACE INTO slot (account, id, target, kind, host, port, tls, username, location, state, "
        "detail, "
        "password_changed, provider, locator) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    insert.bind(account).bind(slot.id).bind(slot.target).bind(to_string(slot.kind)).bind(slot.host);
    insert.bind(slot.port ? std::optional<std::int64_t>(*slot.port) : std::nullopt);
    insert.bind(slot.tls ? to_string(*slot.tls) : std::string_view());
    insert.bind(slot.username).bind(slot.location).bind(to_string(slot.state)).bind(slot.detail);
    insert.bind(slot.password_changed
                    ? std::optional<std::int64_t>(slot.password_changed->time_since_epoch().count())
                    : std::nullopt);
    insert.bind(slot.provider).bind(slot.locator).run();
}

void insert_parts(Database& database, std::int64_t row, const Account& account) {
    database.prepare("DELETE FROM server WHERE account = ?").bind(row).run();
    database.prepare("DELETE FROM device WHERE account = ?").bind(row).run();
    for (const Server& server : account.servers) {
        Statement insert =
            database.prepare("INSERT INTO server (account, kind, host, port, tls) VALUES (?, ?, ?, ?, ?)");
        insert.bind(row).bind(to_string(server.kind)).bind(server.host).bind(std::int64_t{server.port});
        insert.bind(to_string(server.tls)).run();
    }
    for (const std::string& device : account.devices)
        database.prepare("INSERT OR IGNORE INTO device (account, name) VALUES (?, ?)")
            .bind(row)
            .bind(device)
            .run();
}

} // namespace

Ledger::Ledger(std::filesystem::path file, std::unique_ptr<Database> database)
    : m_file(std::move(file)), m_database(std::move(database)) {}

Result<Ledger> Ledger::open(const std::filesystem::path& file) {
    if (auto there = ensure_file(file); !there)
        return tl::unexpected(there.error());
    try {
        Ledger ledger(file, nullptr);
        if (auto opened = ledger.open_or_set_aside(); !opened)
            return tl::unexpected(opened.error());
        if (version_of(*ledger.m_database) > schema_version)
            return fail(ErrorCode::unsupported,
                        translate("ledger", "The ledger was written by a newer version of Rinnova."),
                        translate("ledger", "Update Rinnova on this machine."), file.string());
        if (version_of(*ledger.m_database) < schema_version) {
            // Of two that change the way of journalling at once SQLite refuses one, without any waiting.
            const auto lock = lock_beside(file);
            if (!lock)
                return tl::unexpected(lock.error());
            migrate(*ledger.m_database);
        }
        return ledger;
    } catch (const DatabaseError& problem) {
        return tl::unexpected(to_error(problem, file));
    }
}

Result<void> Ledger::open_or_set_aside() {
    try {
        m_database = open_whole(m_file);
        return {};
    } catch (const DatabaseError& problem) {
        if (!is_damage(problem))
            throw;
    }
    // Two processes may see the same damage: the second must not set aside what the first has just made.
    const auto lock = lock_beside(m_file);
    if (!lock)
        return tl::unexpected(lock.error());
    try {
        m_database = open_whole(m_file);
    } catch (const DatabaseError& problem) {
        if (!is_damage(problem))
            throw;
        auto moved = move_aside(m_file);
        if (!moved)
            return tl::unexpected(moved.error());
        m_set_aside = *moved;
        if (auto there = ensure_file(m_file); !there)
            return there;
        m_database = std::make_unique<Database>(m_file);
        migrate(*m_database);
    }
    return {};
}

std::size_t Ledger::rows_of(const char* table) {
    Statement count = m_database->prepare(std::string("SELECT count(*) FROM ") + table);
    count.next();
    return static_cast<std::size_t>(count.number(0));
}

Result<std::vector<Account>> Ledger::accounts() {
    return guarded(m_file, [&] {
        std::vector<Account> accounts;
        std::map<std::int64_t, std::size_t> by_row;
        accounts.reserve(rows_of("account")); // large, and moved at each growth
        Statement rows = m_database->prepare(std::string(account_columns) + "ORDER BY login, provider");
        while (rows.next()) {
            by_row[rows.number(0)] = accounts.size();
            accounts.push_back(account_from(rows));
        }
        Statement servers =
            m_database->prepare("SELECT account, kind, host, port, tls FROM server ORDER BY rowid");
        // Of an account that another process has added meanwhile nothing is known yet.
        while (servers.next())
            if (const auto found = by_row.find(servers.number(0)); found != by_row.end())
                accounts[found->second].servers.push_back(server_from(servers, 1));
        Statement devices = m_database->prepare("SELECT account, name FROM device ORDER BY rowid");
        while (devices.next())
            if (const auto found = by_row.find(devices.number(0)); found != by_row.end())
                accounts[found->second].devices.push_back(devices.text(1));
        return accounts;
    });
}

Result<std::vector<std::pair<AccountKey, Validity>>> Ledger::validities() {
    return guarded(m_file, [&] {
        std::vector<std::pair<AccountKey, Validity>> validities;
        validities.reserve(rows_of("account"));
        Statement rows = m_database->prepare(
            "SELECT provider, login, issued, expires, source FROM account ORDER BY login, provider");
        while (rows.next())
            validities.emplace_back(AccountKey{rows.text(0), rows.text(1)}, validity_from(rows, 2));
        return validities;
    });
}

Result<std::optional<Account>> Ledger::find(const AccountKey& key) {
    return guarded(m_file, [&]() -> std::optional<Account> {
        Statement row =
            m_database->prepare(std::string(account_columns) + "WHERE provider = ? AND login = ?");
        row.bind(key.provider).bind(key.login);
        if (!row.next())
            return std::nullopt;
        Account account = account_from(row);
        Statement servers =
            m_database->prepare("SELECT kind, host, port, tls FROM server WHERE account = ? ORDER BY rowid");
        servers.bind(row.number(0));
        while (servers.next())
            account.servers.push_back(server_from(servers, 0));
        Statement devices = m_database->prepare("SELECT name FROM device WHERE account = ? ORDER BY rowid");
        devices.bind(row.number(0));
        while (devices.next())
            account.devices.push_back(devices.text(0));
        return account;
    });
}

Result<void> Ledger::save(const Account& account) {
    return in_transaction([&] {
        return guarded(m_file, [&] {
            Statement insert = m_database->prepare(
                "INSERT INTO account (provider, login, issued, expires, source, note, current, previous, "
                "previous_issued, previous_expires, previous_source) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, "
                "?9, ?10, "
                "?11) ON CONFLICT (provider, login) DO UPDATE SET issued = ?3, expires = ?4, source = ?5, "
                "note = ?6, "
                "current = ?7, previous = ?8, previous_issued = ?9, previous_expires = ?10, previous_source "
                "= ?11");
            insert.bind(account.key.provider).bind(account.key.login);
            insert.bind(column(account.validity.issued)).bind(column(account.validity.expires));
            insert.bind(to_string(account.validity.source)).bind(account.note);
            insert.bind(account.current).bind(account.previous);
            insert.bind(column(account.previous_validity.issued))
                .bind(column(account.previous_validity.expires));
            insert.bind(to_string(account.previous_validity.source)).run();
            insert_parts(*m_database, account_row(*m_database, account.key), account);
        });
    });
}

Result<void> Ledger::erase(const AccountKey& key) {
    return guarded(m_file, [&] {
        m_database->prepare("DELETE FROM account WHERE provider = ? AND login = ?")
            .bind(key.provider)
            .bind(key.login)
            .run();
    });
}

Result<std::vector<Slot>> Ledger::slots(const AccountKey& key) {
    return guarded(m_file, [&] {
        std::vector<Slot> slots;
        Statement rows = m_database->prepare(std::string("SELECT ") + slot_columns +
                                             " FROM slot s WHERE account = ? ORDER BY rowid");
        rows.bind(account_row(*m_database, key));
        while (rows.next())
            slots.push_back(slot_from(rows, 0));
        return slots;
    });
}

Result<std::vector<std::pair<AccountKey, Slot>>> Ledger::all_slots() {
    return guarded(m_file, [&] {
        std::vector<std::pair<AccountKey, Slot>> slots;
        slots.reserve(rows_of("slot"));
        Statement rows =
            m_database->prepare(std::string("SELECT a.provider, a.login, ") + slot_columns +
                                " FROM slot s JOIN account a ON a.id = s.account ORDER BY s.rowid");
        while (rows.next())
            slots.emplace_back(AccountKey{rows.text(0), rows.text(1)}, slot_from(rows, 2));
        return slots;
    });
}

Result<void> Ledger::save_slots(const AccountKey& key, const std::vector<Slot>& slots) {
    return in_transaction([&] {
        return guarded(m_file, [&] {
            const std::int64_t account = account_row(*m_database, key);
            m_database->prepare("DELETE FROM slot WHERE account = ?").bind(account).run();
            for (const Slot& slot : slots)
                insert_slot(*m_database, account, slot);
        });
    });
}

Result<std::optional<AccountKey>> Ledger::account_of_slot(const std::string& slot_id) {
    return guarded(m_file, [&]() -> std::optional<AccountKey> {
        Statement row = m_database->prepare(
            "SELECT a.provider, a.login FROM slot s JOIN account a ON a.id = s.account WHERE s.id = ?");
        row.bind(slot_id);
        if (!row.next())
            return std::nullopt;
        return AccountKey{row.text(0), row.text(1)};
    });
}

Result<void> Ledger::add_history(const HistoryRecord& record) {
    return guarded(m_file, [&] {
        Statement insert = m_database->prepare(
            "INSERT INTO history (at, provider, login, kind, text, rotation) VALUES (?, ?, ?, ?, ?, ?)");
        insert.bind(static_cast<std::int64_t>(record.at.time_since_epoch().count()));
        insert.bind(record.account.provider).bind(record.account.login);
        insert.bind(record.kind).bind(record.text).bind(record.rotation).run();
    });
}

Result<std::vector<HistoryRecord>> Ledger::history(const std::optional<AccountKey>& key) {
    return guarded(m_file, [&] {
        std::vector<HistoryRecord> records;
        Statement rows = m_database->prepare(
            key ? "SELECT at, provider, login, kind, text, rotation FROM history WHERE login = ? AND "
                  "provider = ? "
                  "ORDER BY id"
                : "SELECT at, provider, login, kind, text, rotation FROM history ORDER BY id");
        if (key)
            rows.bind(key->login).bind(key->provider);
        while (rows.next())
            records.push_back({Timestamp(std::chrono::seconds(rows.number(0))),
                               {rows.text(1), rows.text(2)},
                               rows.text(3),
                               rows.text(4),
                               rows.text(5)});
        return records;
    });
}

Result<std::string> Ledger::setting(std::string_view name) {
    return guarded(m_file, [&] {
        Statement row = m_database->prepare("SELECT value FROM setting WHERE name = ?");
        row.bind(name);
        return row.next() ? row.text(0) : std::string();
    });
}

Result<void> Ledger::set_setting(std::string_view name, std::string_view value) {
    return guarded(m_file, [&] {
        m_database->prepare("INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)")
            .bind(name)
            .bind(value)
            .run();
    });
}

Journal Ledger::journal() {
    return {*m_database, m_file};
}

NoticeLog Ledger::notices() {
    return {*m_database, m_file};
}

CalendarLog Ledger::calendar() {
    return {*m_database, m_file};
}

Result<std::string> Ledger::stamp() {
    return guarded(m_file, [&] {
        Statement others = m_database->prepare("PRAGMA data_version");
        others.next();
        return others.text(0) + "/" + std::to_string(m_database->changes());
    });
}

Result<void> Ledger::in_transaction(const std::function<Result<void>()>& work) {
    // A call inside `transaction` joins it.
    if (m_in_transaction)
        return work();
    m_in_transaction = true;
    auto done = guarded(m_file, [&]() -> Result<void> {
        Transaction transaction(*m_database);
        if (auto result = work(); !result)
            return result;
        transaction.commit();
        return {};
    });
    m_in_transaction = false;
    return done ? *done : tl::unexpected(done.error());
}

} // namespace rinnova
