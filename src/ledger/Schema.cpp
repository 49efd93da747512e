// SPDX-License-Identifier: Apache-2.0
#include "ledger/Schema.h"

#include <array>

namespace rinnova::ledger {

namespace {

// Dates are days since 1970-01-01, moments are seconds since then, both as integers. Never a secret in any
// column: `credential` names a vault entry, `fingerprint` is a keyed hash whose key is in the vault.
constexpr const char* version_1 = R"sql(
CREATE TABLE account (
    id INTEGER PRIMARY KEY,
    provider TEXT NOT NULL,
    login TEXT NOT NULL,
    issued INTEGER, expires INTEGER, source TEXT NOT NULL,
    note TEXT NOT NULL,
    current TEXT NOT NULL,
    previous TEXT NOT NULL,
    previous_issued INTEGER, previous_expires INTEGER, previous_source TEXT NOT NULL,
    UNIQUE (provider, login)
) STRICT;
CREATE INDEX account_login ON account (login);
CREATE TABLE server (
    account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    kind TEXT NOT NULL, host TEXT NOT NULL, port INTEGER NOT NULL, tls TEXT NOT NULL
) STRICT;
CREATE INDEX server_account ON server (account);
CREATE TABLE device (
    account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    name TEXT NOT NULL,
    UNIQUE (account, name)
) STRICT;
CREATE TABLE slot (
    id TEXT NOT NULL,
    account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    target TEXT NOT NULL, kind TEXT NOT NULL, host TEXT NOT NULL, port INTEGER, tls TEXT NOT NULL,
    username TEXT NOT NULL, location TEXT NOT NULL, state TEXT NOT NULL, detail TEXT NOT NULL,
    password_changed INTEGER, provider TEXT NOT NULL, locator TEXT NOT NULL,
    PRIMARY KEY (account, id)
) STRICT;
CREATE TABLE rotation (
    id TEXT PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    kind TEXT NOT NULL,
    stage TEXT NOT NULL,
    started INTEGER NOT NULL, finished INTEGER,
    credential TEXT NOT NULL,
    previous TEXT NOT NULL,
    issued INTEGER, expires INTEGER, source TEXT NOT NULL,
    fill_absent INTEGER NOT NULL,
    only_targets TEXT NOT NULL
) STRICT;
CREATE INDEX rotation_account ON rotation (account);
CREATE INDEX rotation_unfinished ON rotation (stage) WHERE finished IS NULL;
CREATE TABLE step (
    rotation TEXT NOT NULL REFERENCES rotation ON DELETE CASCADE,
    slot TEXT NOT NULL,
    precondition TEXT NOT NULL,
    outcome TEXT NOT NULL,
    hash_after TEXT NOT NULL,
    PRIMARY KEY (rotation, slot)
) STRICT;
CREATE TABLE fingerprint (
    credential TEXT PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    value TEXT NOT NULL
) STRICT;
CREATE INDEX fingerprint_value ON fingerprint (value);
CREATE TABLE vault_garbage (
    credential TEXT PRIMARY KEY,
    provider TEXT NOT NULL,
    login TEXT NOT NULL
) STRICT;
CREATE TABLE history (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    provider TEXT NOT NULL, login TEXT NOT NULL,
    kind TEXT NOT NULL, text TEXT NOT NULL, rotation TEXT NOT NULL
) STRICT;
CREATE INDEX history_account ON history (login, provider);
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
)sql";

// Notices: what was told (each of one expiry, by its ISO date, or of one rotation's open slots, by its id),
// what was put off, and what a calendar has been given last.
constexpr const char* version_2 = R"sql(
CREATE TABLE notice (
    id INTEGER PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    cycle TEXT NOT NULL,
    reason TEXT NOT NULL,
    threshold INTEGER NOT NULL,
    at INTEGER NOT NULL,
    channel TEXT NOT NULL,
    reaction TEXT NOT NULL, reacted INTEGER
) STRICT;
CREATE INDEX notice_cycle ON notice (account, cycle);
CREATE TABLE snooze (
    account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    cycle TEXT NOT NULL,
    until INTEGER NOT NULL,
    PRIMARY KEY (account, cycle)
) STRICT;
CREATE TABLE calendar_event (
    account INTEGER PRIMARY KEY REFERENCES account ON DELETE CASCADE,
    expires INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    content TEXT NOT NULL,
    changed INTEGER NOT NULL
) STRICT;
)sql";

constexpr std::array<const char*, schema_version> migrations{version_1, version_2};

} // namespace

int version_of(Database& database) {
    Statement statement = database.prepare("PRAGMA user_version");
    statement.next();
    return static_cast<int>(statement.number(0));
}

void migrate(Database& database) {
    if (version_of(database) == schema_version)
        return;
    database.execute("PRAGMA journal_mode = WAL");
    Transaction transaction(database);
    for (int version = version_of(database); version < schema_version; ++version) {
        database.execute(migrations.at(static_cast<std::size_t>(version)));
        database.execute("PRAGMA user_version = " + std::to_string(version + 1));
    }
    transaction.commit();
}

bool is_whole(Database& database) {
    Statement statement = database.prepare("PRAGMA quick_check(1)");
    return statement.next() && statement.text(0) == "ok";
}

} // namespace rinnova::ledger
