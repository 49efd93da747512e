// SPDX-License-Identifier: Apache-2.0
#include "fleet/server/database/Schema.h"

#include "base/Text.h"

namespace rinnova::fleet {

namespace {

std::string counted(const std::string& kind, const std::string& name, const std::string& by) {
    return "INSERT INTO mailbox_counts SELECT " + kind + ", n, e, d, o, b, COUNT(*) FROM (SELECT " + name +
           " AS n, COALESCE(MAX(expires), '') AS e, COALESCE(MAX(due_from), '') AS d, CASE WHEN MAX(open) > "
           "0 "
           "THEN 1 ELSE 0 END AS o, MAX(behind) AS b FROM accounts GROUP BY " +
           by + ") AS m GROUP BY n, e, d, o, b";
}

// Moments are seconds since 1970, UTC; days `2026-11-26`, which sort as they should; lists are JSON.
// `{id}` is a number that counts up by itself.
const std::vector<std::vector<std::string>> migrations{
    {
        R"(CREATE TABLE devices (
            id TEXT PRIMARY KEY, public_key TEXT NOT NULL, grp TEXT NOT NULL, label TEXT NOT NULL,
            state TEXT NOT NULL, name TEXT NOT NULL, user_name TEXT NOT NULL, os TEXT NOT NULL,
            os_version TEXT NOT NULL, version TEXT NOT NULL, machine TEXT NOT NULL, instance TEXT NOT NULL,
            previous_instance TEXT NOT NULL, joined_at BIGINT NOT NULL, seen_at BIGINT NOT NULL,
            clock_offset BIGINT NOT NULL, last_sequence BIGINT NOT NULL, problems TEXT NOT NULL,
            policy_version BIGINT NOT NULL, accounts_digest TEXT NOT NULL, behind BIGINT NOT NULL))",
        "CREATE INDEX devices_by_seen ON devices (state, seen_at)",
        "CREATE INDEX devices_by_group ON devices (grp)",
        R"(CREATE TABLE accounts (
            device TEXT NOT NULL, identity TEXT NOT NULL, grp TEXT NOT NULL, provider TEXT NOT NULL, login TEXT NOT NULL,
            pseudonym TEXT NOT NULL, sealed TEXT NOT NULL, issued TEXT, expires TEXT, due_from TEXT,
            source TEXT NOT NULL, open BIGINT NOT NULL, staged TEXT NOT NULL, rotated_at BIGINT, renewed_at BIGINT,
            outcome TEXT NOT NULL, slots TEXT NOT NULL, findings TEXT NOT NULL, errors BIGINT NOT NULL,
            behind BIGINT NOT NULL, PRIMARY KEY (device, identity)))",
        // Holds all that the overview asks of a mailbox.
        "CREATE INDEX accounts_by_identity ON accounts (identity, provider, expires, due_from, open, behind, "
        "grp)",
        "CREATE INDEX accounts_by_expires ON accounts (expires)",
        R"(CREATE TABLE history (
            id {id}, at BIGINT NOT NULL, device TEXT NOT NULL, identity TEXT NOT NULL, what TEXT NOT NULL,
            earlier TEXT NOT NULL, later TEXT NOT NULL))",
        "CREATE INDEX history_by_identity ON history (identity, at)",
        "CREATE INDEX history_by_device ON history (device, at)",
        "CREATE INDEX history_by_time ON history (at)",
        R"(CREATE TABLE tokens (
            hash TEXT PRIMARY KEY, grp TEXT NOT NULL, uses_left BIGINT NOT NULL, expires_at BIGINT NOT NULL,
            created_at BIGINT NOT NULL, pseudonyms BIGINT NOT NULL))",
        "CREATE TABLE token_uses (hash TEXT NOT NULL, device TEXT NOT NULL, PRIMARY KEY (hash, device))",
        R"(CREATE TABLE users (
            name TEXT PRIMARY KEY, role TEXT NOT NULL, password TEXT NOT NULL, created_at BIGINT NOT NULL))",
        R"(CREATE TABLE sessions (
            hash TEXT PRIMARY KEY, user_name TEXT NOT NULL, csrf TEXT NOT NULL, created_at BIGINT NOT NULL,
            used_at BIGINT NOT NULL))",
        R"(CREATE TABLE sign_in_failures (
            subject TEXT PRIMARY KEY, failures BIGINT NOT NULL, blocked_until BIGINT NOT NULL))",
        "CREATE TABLE policies (version BIGINT PRIMARY KEY, envelope TEXT NOT NULL, published_at BIGINT NOT "
        "NULL)",
        R"(CREATE TABLE api_keys (
            hash TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, scopes TEXT NOT NULL, created_at BIGINT NOT NULL))",
        R"(CREATE TABLE audit (
            id {id}, at BIGINT NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL, subject TEXT NOT NULL,
            detail TEXT NOT NULL))",
        R"(CREATE TABLE alerts (
            subject TEXT PRIMARY KEY, raised_at BIGINT NOT NULL, told_at BIGINT NOT NULL, tries BIGINT NOT NULL))",
    },
    {
        // What the overview shows is counted when an account changes: to group all of them took a third of a
        // second for 200,000. See Mailboxes.h.
        R"(CREATE TABLE mailbox_counts (
            kind TEXT NOT NULL, name TEXT NOT NULL, expires TEXT NOT NULL, due_from TEXT NOT NULL,
            open BIGINT NOT NULL, behind BIGINT NOT NULL, mailboxes BIGINT NOT NULL,
            PRIMARY KEY (kind, name, expires, due_from, open, behind)))",
        counted("'provider'", "MIN(provider{by_bytes})", "identity"),
        counted("'group'", "grp", "grp, identity"),
        "DROP INDEX accounts_by_identity",
        "CREATE INDEX accounts_by_identity ON accounts (identity, device)",
        // Holds all that the overview asks of a device.
        "DROP INDEX devices_by_seen",
        "CREATE INDEX devices_by_seen ON devices (state, seen_at, policy_version)",
        // A server of before, which would not count, does not work with this.
        "ALTER TABLE devices DROP COLUMN behind",
    },
    {
        // By a clock that was off by thousands of years; no machine could read it.
        "UPDATE accounts SET renewed_at = 0 WHERE renewed_at < 0",
    },
};

std::string in_dialect(std::string sql, bool postgresql) {
    const auto place = sql.find("{id}");
    if (place != std::string::npos)
        sql.replace(place, 4,
                    postgresql ? "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY"
                               : "INTEGER PRIMARY KEY AUTOINCREMENT");
    constexpr std::string_view order = "{by_bytes}"; // as C++ compares
    if (const auto found = sql.find(order); found != std::string::npos)
        sql.replace(found, order.size(), postgresql ? " COLLATE \"C\"" : "");
    return sql;
}

Result<void> bring_up(Database& database, int to) {
    if (database.is_postgresql()) // two servers that start together: one waits for the other
        if (auto locked = database.run("LOCK TABLE schema_version IN ACCESS EXCLUSIVE MODE"); !locked)
            return tl::unexpected(locked.error());
    const auto found = database.integer("SELECT MAX(version) FROM schema_version");
    if (!found)
        return tl::unexpected(found.error());
    const auto present = found->value_or(0);
    if (present > schema_version)
        return fail(ErrorCode::unsupported,
                    translate("fleet", "The database is of a later version of Rinnova."),
                    translate("fleet", "Update this server too."), database.address().shown());
    // Servers of before may still write: what is counted here has to stay as it is. In the order in which
    // they lock.
    if (database.is_postgresql() && present > 0 && present < to)
        if (auto alone = database.run("LOCK TABLE devices, accounts IN ACCESS EXCLUSIVE MODE"); !alone)
            return tl::unexpected(alone.error());
    for (auto version = present; version < to; ++version) {
        for (const std::string& sql : migrations[static_cast<std::size_t>(version)])
            if (auto done = database.run(in_dialect(sql, database.is_postgresql())); !done)
                return tl::unexpected(done.error());
        if (auto noted = database.run("INSERT INTO schema_version (version) VALUES (?)", {version + 1});
            !noted)
            return tl::unexpected(noted.error());
    }
    return {};
}

} // namespace

Result<std::unique_ptr<Database>> open_fleet(const std::string& address) {
    const auto where = database_address_from(address);
    if (!where)
        return tl::unexpected(where.error());
    auto database = Database::open(*where);
    if (database)
        if (auto migrated = migrate(**database); !migrated)
            return tl::unexpected(migrated.error());
    return database;
}

Result<void> migrate(Database& database, int to) {
    const auto made = database.run("CREATE TABLE IF NOT EXISTS schema_version (version BIGINT PRIMARY KEY)");
    // Two that make it at the same moment: PostgreSQL may tell the slower one that it is there already.
    if (!made && made.error().code != ErrorCode::conflict)
        return tl::unexpected(made.error());
    return database.transaction([&] { return bring_up(database, to); });
}

} // namespace rinnova::fleet
