// SPDX-License-Identifier: Apache-2.0
#include "AccountsDatabase.h"

#include "KeyedArchive.h"
#include "sdk/Utf8.h"

#include <sqlite3.h>

namespace rinnova::apple_mail {

namespace {

constexpr std::size_t most_accounts = 20'000;
constexpr int largest_row = 1 << 20;
// Far more than a few thousand accounts take: a schema made up to keep us busy is stopped here.
constexpr int most_steps = 20'000'000;
constexpr int steps_between_calls = 10'000;

constexpr std::string_view accounts_query =
    "SELECT a.Z_PK, a.ZPARENTACCOUNT, a.ZACTIVE, t.ZIDENTIFIER, a.ZIDENTIFIER, a.ZUSERNAME, "
    "a.ZACCOUNTDESCRIPTION "
    "FROM ZACCOUNT a JOIN ZACCOUNTTYPE t ON t.Z_PK = a.ZACCOUNTTYPE ORDER BY a.Z_PK";
constexpr std::string_view properties_query =
    "SELECT ZOWNER, ZKEY, ZVALUE FROM ZACCOUNTPROPERTY WHERE ZKEY IN ('Hostname', 'PortNumber', "
    "'SSLEnabled', "
    "'SSLIsDirect', 'IdentityEmailAddress', 'AuthenticationScheme', 'SendingAccountIdentifier', "
    "'MCAccountIsManaged', "
    "'mcProfileUUID')";

struct Close {
    void operator()(sqlite3* database) const noexcept { sqlite3_close(database); }
    void operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }
};
using Database = std::unique_ptr<sqlite3, Close>;
using Statement = std::unique_ptr<sqlite3_stmt, Close>;

int count_down(void* left) {
    int& calls = *static_cast<int*>(left);
    return --calls < 0 ? 1 : 0;
}

Database open_in_memory(std::string& bytes, int& calls_left) {
    sqlite3* opened = nullptr;
    const int status =
        sqlite3_open_v2(":memory:", &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
    Database database(opened);
    if (status != SQLITE_OK)
        return nullptr;
    sqlite3_limit(opened, SQLITE_LIMIT_LENGTH, largest_row);
    // The file is somebody else's: nothing in its schema may run code or call functions.
    sqlite3_db_config(opened, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(opened, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(opened, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
    sqlite3_db_config(opened, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    sqlite3_progress_handler(opened, steps_between_calls, &count_down, &calls_left);
    const auto size = static_cast<sqlite3_int64>(bytes.size());
    if (sqlite3_deserialize(opened, "main", reinterpret_cast<unsigned char*>(bytes.data()), size, size,
                            SQLITE_DESERIALIZE_READONLY) != SQLITE_OK)
        return nullptr;
    return database;
}

Statement prepare(const Database& database, std::string_view sql) {
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v2(database.get(), sql.data(), static_cast<int>(sql.size()), &statement, nullptr);
    return Statement(statement);
}

std::string_view bytes_of(const Statement& row, int column) {
    const auto* const data = static_cast<const char*>(sqlite3_column_blob(row.get(), column));
    const int size = sqlite3_column_bytes(row.get(), column);
    return data == nullptr || size <= 0 ? std::string_view()
                                        : std::string_view(data, static_cast<std::size_t>(size));
}

std::string text_of_column(const Statement& row, int column) {
    const std::string_view bytes = bytes_of(row, column);
    return is_utf8(bytes) ? std::string(bytes) : std::string();
}

bool read_accounts(const Database& database, std::vector<AccountRow>& accounts) {
    const Statement row = prepare(database, accounts_query);
    if (!row)
        return false;
    int status = SQLITE_OK;
    while ((status = sqlite3_step(row.get())) == SQLITE_ROW) {
        if (accounts.size() == most_accounts)
            return false;
        AccountRow account;
        account.key = sqlite3_column_int64(row.get(), 0);
        account.parent = sqlite3_column_int64(row.get(), 1);
        account.active =
            sqlite3_column_type(row.get(), 2) == SQLITE_NULL || sqlite3_column_int(row.get(), 2) != 0;
        account.type = text_of_column(row, 3);
        account.identifier = text_of_column(row, 4);
        account.username = text_of_column(row, 5);
        account.description = text_of_column(row, 6);
        accounts.push_back(std::move(account));
    }
    return status == SQLITE_DONE;
}

bool read_properties(const Database& database, std::vector<AccountRow>& accounts) {
    const Statement row = prepare(database, properties_query);
    if (!row)
        return false;
    std::map<std::int64_t, AccountRow*> by_key;
    for (AccountRow& account : accounts)
        by_key.emplace(account.key, &account);
    int status = SQLITE_OK;
    while ((status = sqlite3_step(row.get())) == SQLITE_ROW)
        if (const auto owner = by_key.find(sqlite3_column_int64(row.get(), 0)); owner != by_key.end())
            owner->second->properties.insert_or_assign(text_of_column(row, 1),
                                                       scalar_of_archive(bytes_of(row, 2)));
    return status == SQLITE_DONE;
}

} // namespace

Result<std::vector<AccountRow>> parse_accounts_database(std::string bytes) {
    int calls_left = most_steps / steps_between_calls;
    std::vector<AccountRow> accounts;
    // In this order: the database reads the bytes as long as it is open.
    const Database database = open_in_memory(bytes, calls_left);
    if (!database || !read_accounts(database, accounts) || !read_properties(database, accounts))
        return fail(ErrorCode::invalid_data,
                    translate("apple-mail", "The list of Mail's accounts is damaged."));
    return accounts;
}

} // namespace rinnova::apple_mail
