// SPDX-License-Identifier: Apache-2.0
#include "Key4.h"

#include "SdrBlob.h"
#include "sdk/Target.h"

#include <sqlite3.h>

#include <algorithm>
#include <memory>
#include <optional>

namespace rinnova::thunderbird {

namespace {

// A new one has 288 KiB; client certificates add a few KiB each.
constexpr std::size_t max_file_bytes = 64U << 20U;
constexpr int max_row_bytes = 1 << 20;
constexpr std::size_t max_keys = 64;
// Far more than reading a few rows takes: a schema made up to keep us busy is stopped here.
constexpr int max_steps = 2'000'000;
constexpr int steps_between_calls = 10'000;

constexpr std::string_view object_class_secret_key{"\0\0\0\x04", 4};
constexpr std::string_view key_type_des3{"\0\0\0\x15", 4};
constexpr std::string_view key_type_aes{"\0\0\0\x1F", 4};

tl::unexpected<Error> damaged() {
    return fail(
        ErrorCode::invalid_data,
        translate("thunderbird", "Thunderbird's key database (key4.db) is damaged or of another program."));
}

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

// The file format's bytes 18 and 19 (https://www.sqlite.org/fileformat2.html) are 2 for write-ahead logging,
// which an in-memory database cannot do. What the log would add is looked for beforehand, in read_key4.
void leave_wal_mode(std::string& bytes) {
    constexpr std::size_t write_version = 18;
    constexpr std::size_t read_version = 19;
    for (const std::size_t at : {write_version, read_version})
        if (bytes.size() > at && bytes[at] == '\x02')
            bytes[at] = '\x01';
}

Database open_in_memory(std::string& bytes, int& calls_left) {
    sqlite3* opened = nullptr;
    const int status =
        sqlite3_open_v2(":memory:", &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
    Database database(opened);
    if (status != SQLITE_OK)
        return nullptr;
    sqlite3_limit(opened, SQLITE_LIMIT_LENGTH, max_row_bytes);
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

std::string blob(const Statement& row, int column) {
    const auto* const data = static_cast<const char*>(sqlite3_column_blob(row.get(), column));
    const int size = sqlite3_column_bytes(row.get(), column);
    return data == nullptr || size <= 0 ? std::string() : std::string(data, static_cast<std::size_t>(size));
}

std::optional<Cipher> cipher_of(std::string_view key_type) {
    if (key_type == key_type_aes)
        return Cipher::aes256;
    if (key_type == key_type_des3)
        return Cipher::des3;
    return std::nullopt;
}

bool read_keys(const Database& database, Key4& key4) {
    const Statement row = prepare(database, "SELECT a100, a11 FROM nssPrivate WHERE a0 = ?1 AND a102 = ?2");
    if (!row)
        return false;
    const auto bind = [&](int index, std::string_view value) {
        return sqlite3_bind_blob(row.get(), index, value.data(), static_cast<int>(value.size()),
                                 SQLITE_STATIC) == SQLITE_OK;
    };
    if (!bind(1, object_class_secret_key) || !bind(2, sdr_key_id))
        return false;
    int status = SQLITE_OK;
    while ((status = sqlite3_step(row.get())) == SQLITE_ROW) {
        const auto cipher = cipher_of(blob(row, 0));
        if (!cipher)
            continue; // of a cipher that no stored password names
        if (key4.keys.size() == max_keys)
            return false;
        key4.keys.push_back({*cipher, blob(row, 1)});
    }
    return status == SQLITE_DONE;
}

bool read_password_row(const Database& database, Key4& key4) {
    const Statement row = prepare(database, "SELECT item1, item2 FROM metaData WHERE id = 'password'");
    if (!row || sqlite3_step(row.get()) != SQLITE_ROW)
        return false;
    key4.global_salt = blob(row, 0);
    key4.password_check = blob(row, 1);
    return !key4.global_salt.empty() && !key4.password_check.empty() &&
           sqlite3_step(row.get()) == SQLITE_DONE;
}

/// Whether a rollback journal or a write-ahead log holds what the file does not. (A rollback journal whose
/// first byte is zero was finished: https://www.sqlite.org/lockingv3.html.)
bool has_unfinished_journal(const std::filesystem::path& profile) {
    std::error_code ignored;
    const auto size = [&](const char* name) {
        const auto bytes = std::filesystem::file_size(profile / name, ignored);
        return ignored ? 0 : bytes;
    };
    if (size("key4.db-wal") > 0)
        return true;
    if (size("key4.db-journal") == 0)
        return false;
    const auto journal = read_file(profile / "key4.db-journal", max_file_bytes);
    return !journal || (!journal->empty() && journal->front() != '\0');
}

} // namespace

Result<Key4> parse_key4(std::string bytes) {
    leave_wal_mode(bytes);
    int calls_left = max_steps / steps_between_calls;
    const Database database = open_in_memory(bytes, calls_left);
    if (!database)
        return damaged();
    Key4 key4;
    if (!read_password_row(database, key4) || !read_keys(database, key4))
        return damaged();
    return key4;
}

Result<Key4> read_key4(const std::filesystem::path& profile) {
    const std::filesystem::path path = profile / "key4.db";
    auto bytes = read_file(path, max_file_bytes);
    if (!bytes)
        return tl::unexpected(bytes.error());
    if (has_unfinished_journal(profile))
        return fail(ErrorCode::busy, translate("thunderbird", "Thunderbird's key database is being changed."),
                    translate("thunderbird", "Start Thunderbird once and close it, then try again."),
                    path.string());
    auto key4 = parse_key4(std::move(*bytes));
    if (!key4)
        key4.error().where = path.string();
    return key4;
}

} // namespace rinnova::thunderbird
