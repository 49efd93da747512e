// SPDX-License-Identifier: Apache-2.0
#include "fleet/server/database/Database.h"

#include "base/PathText.h"
#include "base/Text.h"
#include "fleet/server/database/DatabaseFile.h"

#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlError>
#include <QSqlQuery>
#include <QString>
#include <QVariant>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <unordered_map>

namespace rinnova::fleet {

namespace {

QString to_qt(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QVariant bound(const Value& value) {
    if (const auto* integer = std::get_if<std::int64_t>(&value))
        return QVariant::fromValue<qlonglong>(*integer);
    if (const auto* text = std::get_if<std::string>(&value))
        return to_qt(std::string_view(*text));
    return QVariant(QMetaType(QMetaType::QString));
}

/// By the codes of the system below: SQLite's, and the SQLSTATE of PostgreSQL (its appendix A).
ErrorCode code_of(const QSqlError& error, bool connected) {
    const QString native = error.nativeErrorCode();
    const auto is = [&](std::initializer_list<const char*> codes) {
        return std::any_of(codes.begin(), codes.end(),
                           [&](const char* code) { return native == QString::fromLatin1(code); });
    };
    if (is({"5", "6", "261", "517", "40001", "40P01", "55P03"}))
        return ErrorCode::busy;
    if (is({"19", "1555", "2067", "23505"}))
        return ErrorCode::conflict;
    const bool shut_down =
        native.startsWith(QLatin1String("57P")) || native.startsWith(QLatin1String("08")) || is({"25P03"});
    if (!connected || shut_down || error.type() == QSqlError::ConnectionError)
        return ErrorCode::unreachable;
    return ErrorCode::internal;
}

std::atomic<unsigned> connections_made = 0;
constexpr std::size_t most_prepared = 256; ///< filters and orders of lists can be put together in more ways

} // namespace

struct Database::Connection {
    QString name;
    QSqlDatabase handle;
    std::unordered_map<std::string, std::unique_ptr<QSqlQuery>> prepared;

    Connection() : name(QStringLiteral("fleet-%1").arg(++connections_made)) {}
    ~Connection() {
        prepared.clear();
        handle.close();
        handle = QSqlDatabase();
        QSqlDatabase::removeDatabase(name);
    }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    bool is_alive() const { return handle.isOpen(); }
};

std::string Row::text(int column) const {
    return m_query.value(column).toString().toStdString();
}
std::int64_t Row::integer(int column) const {
    return m_query.value(column).toLongLong();
}
bool Row::is_null(int column) const {
    return m_query.isNull(column);
}
std::optional<std::string> Row::optional_text(int column) const {
    return is_null(column) ? std::nullopt : std::optional(text(column));
}
std::optional<std::int64_t> Row::optional_integer(int column) const {
    return is_null(column) ? std::nullopt : std::optional(integer(column));
}

Database::Database(DatabaseAddress address, Planning planning)
    : m_address(std::move(address)), m_planning(planning) {}
Database::~Database() = default;

Result<std::unique_ptr<Database>> Database::open(const DatabaseAddress& address, Planning planning) {
    if (!address.postgresql) {
        const std::filesystem::path folder = path_from_utf8(address.path).parent_path();
        std::error_code ignored; // what opening it then says is the better reason
        if (!folder.empty() && std::filesystem::create_directories(folder, ignored))
            std::filesystem::permissions(folder, std::filesystem::perms::owner_all, ignored);
        if (auto there = make_for_owner_of_folder(path_from_utf8(address.path)); !there)
            return tl::unexpected(there.error());
    }
    std::unique_ptr<Database> database(new Database(address, planning));
    if (auto connected = database->connect(); !connected)
        return tl::unexpected(connected.error());
    return database;
}

Result<void> Database::connect() {
    m_connection = std::make_unique<Connection>();
    QSqlDatabase& handle = m_connection->handle;
    handle = QSqlDatabase::addDatabase(
        m_address.postgresql ? QStringLiteral("QPSQL") : QStringLiteral("QSQLITE"), m_connection->name);
    if (m_address.postgresql) {
        handle.setHostName(to_qt(m_address.host));
        handle.setDatabaseName(to_qt(m_address.name));
        handle.setUserName(to_qt(m_address.user));
        handle.setPassword(to_qt(m_address.password));
        handle.setPort(m_address.port);
        handle.setConnectOptions(to_qt(m_address.options));
    } else {
        handle.setDatabaseName(to_qt(m_address.path));
        handle.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=10000"));
    }
    if (!handle.open()) {
        const std::string why = handle.lastError().databaseText().toStdString();
        m_connection.reset();
        return fail(ErrorCode::unreachable, translate("fleet", "The database does not answer: %1", {why}), {},
                    m_address.shown());
    }
    QSqlQuery setup(handle);
    // WAL lets readers go on beside the writer; FULL makes a commit survive a power cut. `cache_size` in KiB.
    const QString each = m_address.postgresql
                             ? QStringLiteral("SET client_min_messages = warning; SET TIME ZONE 'UTC'; "
                                              "SET statement_timeout = '60s'; SET lock_timeout = '10s'; "
                                              "SET idle_in_transaction_session_timeout = '30s'") +
                                   (m_planning == Planning::once
                                        ? QStringLiteral("; SET plan_cache_mode = force_generic_plan; "
                                                         "SET enable_seqscan = off")
                                        : QString())
                             : QStringLiteral("PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;"
                                              "PRAGMA foreign_keys=ON;PRAGMA cache_size=-8000");
    for (const QString& statement : each.split(QLatin1Char(';')))
        if (!setup.exec(statement))
            return fail(ErrorCode::internal, setup.lastError().databaseText().toStdString(), {},
                        m_address.shown());
    return {};
}

Result<QSqlQuery*> Database::execute(const std::string& sql, const std::vector<Value>& values) {
    if (!m_connection || !m_connection->is_alive())
        if (auto connected = connect(); !connected)
            return tl::unexpected(connected.error());
    // Each has been read to its end: nothing else is asked meanwhile.
    if (m_connection->prepared.size() >= most_prepared && !m_connection->prepared.contains(sql))
        m_connection->prepared.clear();
    auto& query = m_connection->prepared[sql];
    const auto failed = [&](const QSqlError& error) -> Result<QSqlQuery*> {
        const bool lost = m_address.postgresql &&
                          code_of(error, m_connection->is_alive()) == ErrorCode::internal &&
                          error.nativeErrorCode().isEmpty();
        const ErrorCode code = lost ? ErrorCode::unreachable : code_of(error, m_connection->is_alive());
        const std::string why = error.databaseText().toStdString();
        if (code == ErrorCode::unreachable)
            m_connection.reset();
        else
            m_connection->prepared.erase(sql);
        return fail(code, translate("fleet", "The database says: %1", {why}), {}, m_address.shown());
    };
    if (!query) {
        query = std::make_unique<QSqlQuery>(m_connection->handle);
        query->setForwardOnly(true);
        // PostgreSQL prepares queries alone, and not what begins a transaction or makes a table.
        if (!values.empty() && !query->prepare(to_qt(sql)))
            return failed(query->lastError());
    }
    for (std::size_t i = 0; i < values.size(); ++i)
        query->bindValue(static_cast<int>(i), bound(values[i]));
    if (!(values.empty() ? query->exec(to_qt(sql)) : query->exec()))
        return failed(query->lastError());
    return query.get();
}

Result<std::int64_t> Database::run(const std::string& sql, const std::vector<Value>& values) {
    const auto query = execute(sql, values);
    if (!query)
        return tl::unexpected(query.error());
    const std::int64_t changed = (*query)->numRowsAffected();
    (*query)->finish();
    return changed;
}

Result<void> Database::each(const std::string& sql, const std::vector<Value>& values,
                            const std::function<void(const Row&)>& use) {
    const auto query = execute(sql, values);
    if (!query)
        return tl::unexpected(query.error());
    const Row row(**query);
    while ((*query)->next())
        use(row);
    const QSqlError error = (*query)->lastError();
    (*query)->finish();
    if (error.isValid()) {
        const std::string why = error.databaseText().toStdString();
        m_connection.reset();
        return fail(ErrorCode::unreachable, translate("fleet", "The database says: %1", {why}), {},
                    m_address.shown());
    }
    return {};
}

Result<std::optional<std::int64_t>> Database::integer(const std::string& sql,
                                                      const std::vector<Value>& values) {
    std::optional<std::int64_t> found;
    const auto read = each(sql, values, [&](const Row& row) {
        if (!found)
            found = row.optional_integer(0);
    });
    if (!read)
        return tl::unexpected(read.error());
    return found;
}

Result<std::optional<std::string>> Database::text(const std::string& sql, const std::vector<Value>& values) {
    std::optional<std::string> found;
    const auto read = each(sql, values, [&](const Row& row) {
        if (!found)
            found = row.optional_text(0);
    });
    if (!read)
        return tl::unexpected(read.error());
    return found;
}

Result<void> Database::as_only_writer() {
    if (!is_postgresql())
        return {};
    constexpr const char* lock = "SELECT 1 FROM pg_advisory_xact_lock(1)"; // the only one of this database
    const auto locked = run(lock);
    return locked ? Result<void>() : tl::unexpected(locked.error());
}

Result<void> Database::transaction(const std::function<Result<void>()>& work) {
    // IMMEDIATE: a transaction that began as a reader could not become a writer beside another one.
    if (auto begun = run(is_postgresql() ? "BEGIN" : "BEGIN IMMEDIATE"); !begun)
        return tl::unexpected(begun.error());
    if (auto done = work(); !done) {
        if (m_connection)
            (void)run("ROLLBACK");
        return done;
    }
    if (auto committed = run("COMMIT"); !committed) {
        if (m_connection)
            (void)run("ROLLBACK");
        return tl::unexpected(committed.error());
    }
    return {};
}

Result<void> Database::transaction_alone(const std::function<Result<void>()>& work) {
    const auto once = [&] {
        return transaction([&]() -> Result<void> {
            auto alone = as_only_writer();
            return alone ? work() : alone;
        });
    };
    auto done = once();
    for (int i = 0; i < 3 && !done && done.error().code == ErrorCode::busy; ++i)
        done = once();
    return done;
}

} // namespace rinnova::fleet
