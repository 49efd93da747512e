// SPDX-License-Identifier: Apache-2.0
#include "ledger/Database.h"

#include "base/Text.h"

#include <sqlite3.h>

namespace rinnova::ledger {

namespace {

constexpr int busy_limit_ms = 10'000;
constexpr std::size_t most_idle_statements = 40; // all that the ledger has, about

[[noreturn]] void raise(sqlite3* database) {
    throw DatabaseError(sqlite3_errcode(database) & 0xFF, sqlite3_errmsg(database));
}

/// Where SQLite finds no room for the file that its processes share, it says no more than that reading or
/// writing failed.
bool is_full(const std::filesystem::path& file) {
    constexpr std::uintmax_t needed = std::uintmax_t{64} * 1024;
    std::error_code unknown;
    const auto space = std::filesystem::space(file.parent_path(), unknown);
    return !unknown && space.available < needed;
}

} // namespace

void FinalizeStatement::operator()(sqlite3_stmt* statement) const noexcept {
    sqlite3_finalize(statement);
}

void Statement::GiveBack::operator()(sqlite3_stmt* statement) const noexcept {
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    std::unique_ptr<sqlite3_stmt, FinalizeStatement> owned(statement);
    if (idle->size() < most_idle_statements)
        idle->try_emplace(sqlite3_sql(statement), std::move(owned));
}

Statement::Statement(sqlite3* database, IdleStatements& idle, std::string_view sql)
    : m_database(database), m_statement(nullptr, GiveBack{&idle}) {
    if (auto waiting = idle.extract(sql)) {
        m_statement.reset(waiting.mapped().release());
        return;
    }
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(database, sql.data(), static_cast<int>(sql.size()), &statement, nullptr) !=
        SQLITE_OK)
        raise(database);
    m_statement.reset(statement);
}

Statement& Statement::bind(std::string_view text) {
    // A null pointer would bind NULL, and an empty view may have one.
    if (text.data() == nullptr)
        text = "";
    if (sqlite3_bind_text(m_statement.get(), ++m_parameter, text.data(), static_cast<int>(text.size()),
                          SQLITE_TRANSIENT) != SQLITE_OK)
        raise(m_database);
    return *this;
}

Statement& Statement::bind(std::int64_t number) {
    if (sqlite3_bind_int64(m_statement.get(), ++m_parameter, number) != SQLITE_OK)
        raise(m_database);
    return *this;
}

Statement& Statement::bind(const std::optional<std::int64_t>& number) {
    if (number)
        return bind(*number);
    if (sqlite3_bind_null(m_statement.get(), ++m_parameter) != SQLITE_OK)
        raise(m_database);
    return *this;
}

bool Statement::next() {
    switch (sqlite3_step(m_statement.get())) {
    case SQLITE_ROW:
        return true;
    case SQLITE_DONE:
        return false;
    default:
        raise(m_database);
    }
}

void Statement::run() {
    while (next()) {
    }
}

std::string Statement::text(int column) const {
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(m_statement.get(), column));
    if (bytes == nullptr)
        return {};
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(m_statement.get(), column))};
}

std::int64_t Statement::number(int column) const {
    return sqlite3_column_int64(m_statement.get(), column);
}

std::optional<std::int64_t> Statement::optional_number(int column) const {
    if (sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL)
        return std::nullopt;
    return number(column);
}

void Database::Close::operator()(sqlite3* database) const noexcept {
    sqlite3_close_v2(database);
}

Database::Database(const std::filesystem::path& file) {
    sqlite3* database = nullptr;
    const int opened = sqlite3_open_v2(file.string().c_str(), &database,
                                       SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
    m_database.reset(database);
    if (opened != SQLITE_OK)
        raise(database);
    sqlite3_busy_timeout(database, busy_limit_ms);
    sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    // WAL lets others read while one writes; FULL makes each commit survive a power cut: it is a journal.
    execute("PRAGMA trusted_schema = OFF; PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL;");
}

void Database::execute(const std::string& sql) {
    if (sqlite3_exec(m_database.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        raise(m_database.get());
}

std::int64_t Database::last_row() const {
    return sqlite3_last_insert_rowid(m_database.get());
}

std::int64_t Database::changes() const {
    return sqlite3_total_changes64(m_database.get());
}

Transaction::Transaction(Database& database) : m_database(database) {
    m_database.execute("BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
    if (m_done)
        return;
    try {
        m_database.execute("ROLLBACK");
    } catch (const DatabaseError&) {
        // SQLite has rolled back by itself (a full disk, for one).
    }
}

void Transaction::commit() {
    m_database.execute("COMMIT");
    m_done = true;
}

Error to_error(const DatabaseError& problem, const std::filesystem::path& file) {
    const bool full = problem.code == SQLITE_IOERR && is_full(file);
    const int code = full ? SQLITE_FULL : problem.code;
    const std::string what = full ? sqlite3_errstr(SQLITE_FULL) : problem.what();
    Error error{ErrorCode::internal, {}, {}, file.string()};
    switch (code) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        error.code = ErrorCode::busy;
        error.hint = translate("ledger", "Another Rinnova is at work. Try again when it has finished.");
        break;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        error.code = ErrorCode::invalid_data;
        error.hint = translate("ledger", "The next start sets it aside and builds a new one.");
        break;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
    case SQLITE_AUTH:
        error.code = ErrorCode::permission_denied;
        error.hint =
            translate("ledger", "Check who owns the file and its folder, and that they can be written.");
        break;
    case SQLITE_FULL:
        error.hint = translate("ledger", "Free some space on the disk and try again.");
        break;
    default:
        break;
    }
    error.message = translate("ledger", "The ledger cannot be used: %1", {what});
    return error;
}

} // namespace rinnova::ledger
