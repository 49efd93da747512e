// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Error.h"

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

class QSqlQuery;

namespace rinnova::fleet {

/// Where a fleet is kept: `sqlite:PATH`, or `postgresql://[USER[:PASSWORD]@][HOST][:PORT]/NAME` (a host that
/// begins with `%2F` is the folder of a socket; `?sslmode=` and others are passed on).
struct DatabaseAddress {
    bool postgresql = false;
    std::string path; ///< SQLite: the file
    std::string host, name, user, password, options;
    int port = -1;
    /// Without a password, for messages.
    std::string shown() const;
};

Result<DatabaseAddress> database_address_from(std::string_view text);

/// What a statement takes and a row gives; null is `std::monostate`.
using Value = std::variant<std::monostate, std::int64_t, std::string>;

template <typename T>
Value value_or_null(const std::optional<T>& value) {
    return value ? Value(*value) : Value();
}

/// How PostgreSQL plans a statement that is made again with other values: for these values anew, which pays
/// for long lists, or once and for all by the indexes, which does for the few rows of a key, where planning
/// takes longer than they do. By the indexes, as a table that is small now may not stay so.
enum class Planning { each_time, once };

/// The current row of an answer.
class Row {
  public:
    explicit Row(const QSqlQuery& query) : m_query(query) {}
    std::string text(int column) const;
    std::int64_t integer(int column) const;
    bool is_null(int column) const;
    std::optional<std::string> optional_text(int column) const;
    std::optional<std::int64_t> optional_integer(int column) const;

  private:
    const QSqlQuery& m_query;
};

/// One connection, for one thread. SQL that both kinds understand, with `?` for values. Errors are
/// `unreachable` when the connection is gone (the next call opens another one), `busy` when another writer
/// was faster, `conflict` for a key that is there already, else `internal`.
class Database {
  public:
    static Result<std::unique_ptr<Database>> open(const DatabaseAddress& address,
                                                  Planning planning = Planning::each_time);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    bool is_postgresql() const noexcept { return m_address.postgresql; }
    const DatabaseAddress& address() const noexcept { return m_address; }

    /// How many rows it changed.
    Result<std::int64_t> run(const std::string& sql, const std::vector<Value>& values = {});
    /// Each row in turn, none kept. Nothing else may be asked of this connection meanwhile.
    Result<void> each(const std::string& sql, const std::vector<Value>& values,
                      const std::function<void(const Row&)>& use);
    /// The first row's first column.
    Result<std::optional<std::int64_t>> integer(const std::string& sql,
                                                const std::vector<Value>& values = {});
    Result<std::optional<std::string>> text(const std::string& sql, const std::vector<Value>& values = {});

    /// All of what `work` does, or nothing. SQLite: as its only writer.
    Result<void> transaction(const std::function<Result<void>()>& work);
    /// The same, `as_only_writer` from its beginning. Up to three times more when another one was in its way
    /// (PostgreSQL ends one of two that wait for each other).
    Result<void> transaction_alone(const std::function<Result<void>()>& work);

    /// Until the transaction ends, others that call this wait. Before any row is locked, where that can be:
    /// who waits here with a row that the other one wants stands in his way. SQLite: it has one writer
    /// anyway.
    Result<void> as_only_writer();

    /// ` FOR UPDATE` where rows can be locked, else nothing.
    std::string_view for_update() const noexcept { return is_postgresql() ? " FOR UPDATE" : ""; }

  private:
    struct Connection;
    Database(DatabaseAddress address, Planning planning);
    Result<void> connect();
    Result<QSqlQuery*> execute(const std::string& sql, const std::vector<Value>& values);

    DatabaseAddress m_address;
    Planning m_planning;
    std::unique_ptr<Connection> m_connection;
};

} // namespace rinnova::fleet
