// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Error.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace rinnova::ledger {

/// Thrown inside this layer only; `guarded` turns it into an Error at the edge.
class DatabaseError : public std::runtime_error {
  public:
    DatabaseError(int sqlite_code, const std::string& message)
        : std::runtime_error(message), code(sqlite_code) {}
    int code; ///< the primary result code of SQLite
};

struct FinalizeStatement {
    void operator()(sqlite3_stmt* statement) const noexcept;
};

/// Statements that were run and wait for being run again: to parse one costs more than to run it. By their
/// text, which each owns.
using IdleStatements = std::map<std::string_view, std::unique_ptr<sqlite3_stmt, FinalizeStatement>>;

class Statement {
  public:
    /// Takes an idle one of the same text, and gives it back when it is done with.
    Statement(sqlite3* database, IdleStatements& idle, std::string_view sql);

    /// Binds the next parameter.
    Statement& bind(std::string_view text);
    Statement& bind(std::int64_t number);
    Statement& bind(const std::optional<std::int64_t>& number);

    /// Steps to the next row; false when there is none.
    bool next();
    /// Runs a statement that gives no rows.
    void run();

    std::string text(int column) const;
    std::int64_t number(int column) const;
    std::optional<std::int64_t> optional_number(int column) const;

  private:
    struct GiveBack {
        IdleStatements* idle = nullptr;
        void operator()(sqlite3_stmt* statement) const noexcept;
    };
    sqlite3* m_database;
    std::unique_ptr<sqlite3_stmt, GiveBack> m_statement;
    int m_parameter = 0;
};

/// One connection to the ledger's file.
class Database {
  public:
    explicit Database(const std::filesystem::path& file);

    Statement prepare(std::string_view sql) { return Statement(m_database.get(), m_idle, sql); }
    void execute(const std::string& sql);
    std::int64_t last_row() const;
    std::int64_t changes() const; ///< rows changed by this connection since it was opened

  private:
    struct Close {
        void operator()(sqlite3* database) const noexcept;
    };
    std::unique_ptr<sqlite3, Close> m_database;
    IdleStatements m_idle; // gone before the connection
};

/// All or nothing; rolled back unless committed. Takes the write lock at once, so that two processes queue up
/// here instead of failing half way.
class Transaction {
  public:
    explicit Transaction(Database& database);
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction();
    void commit();

  private:
    Database& m_database;
    bool m_done = false;
};

Error to_error(const DatabaseError& problem, const std::filesystem::path& file);

} // namespace rinnova::ledger
