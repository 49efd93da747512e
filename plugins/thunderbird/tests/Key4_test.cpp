// SPDX-License-Identifier: Apache-2.0
#include "Key4.h"
#include "TestProfile.h"

#include <doctest/doctest.h>
#include <sqlite3.h>
#include <sys/stat.h>

using namespace rinnova;
using namespace rinnova::thunderbird;
using trial::TestProfile;

namespace {

/// A database of the test's own making.
std::string database_of(const std::vector<const char*>& statements) {
    sqlite3* database = nullptr;
    REQUIRE(sqlite3_open(":memory:", &database) == SQLITE_OK);
    for (const char* sql : statements) {
        CAPTURE(sql);
        REQUIRE(sqlite3_exec(database, sql, nullptr, nullptr, nullptr) == SQLITE_OK);
    }
    sqlite3_int64 size = 0;
    unsigned char* const bytes = sqlite3_serialize(database, "main", &size, 0);
    std::string file(reinterpret_cast<char*>(bytes), static_cast<std::size_t>(size));
    sqlite3_free(bytes);
    sqlite3_close(database);
    return file;
}

} // namespace

TEST_CASE("a key database gives the global salt, the known text and the keys of stored passwords") {
    const auto key4 = parse_key4(trial::test_key4({.des3 = true}));
    REQUIRE(key4);
    CHECK(key4->global_salt == std::string(20, 's'));
    CHECK_FALSE(key4->password_check.empty());
    REQUIRE(key4->keys.size() == 2);
    CHECK(key4->keys[0].cipher == Cipher::des3);
    CHECK(key4->keys[1].cipher == Cipher::aes256);
}

TEST_CASE("a key database with write-ahead logging is read as well") {
    std::string file = trial::test_key4({});
    file[18] = file[19] = 2;
    CHECK(parse_key4(file) == parse_key4(trial::test_key4({})));
}

TEST_CASE("what is no key database is refused") {
    const std::string good = trial::test_key4({});
    CHECK(parse_key4("").error().code == ErrorCode::invalid_data);
    CHECK(parse_key4("SQLite format 3").error().code == ErrorCode::invalid_data);
    CHECK(parse_key4(std::string(100'000, '\x5A')).error().code == ErrorCode::invalid_data);
    CHECK(parse_key4(good.substr(0, good.size() / 2)).error().code == ErrorCode::invalid_data);
    CHECK(parse_key4(database_of({"CREATE TABLE bookmarks (id)"})).error().code == ErrorCode::invalid_data);
    CHECK(parse_key4(database_of({"CREATE TABLE metaData (id, item1, item2)",
                                  "INSERT INTO metaData VALUES ('password', NULL, NULL)",
                                  "CREATE TABLE nssPrivate (a0, a11, a100, a102)"}))
              .error()
              .code == ErrorCode::invalid_data);
}

TEST_CASE("a schema that is made to keep us busy or to run code is refused") {
    const char* endless =
        "CREATE VIEW metaData AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) "
        "SELECT 'x' AS id, i AS item1, i AS item2 FROM n";
    CHECK(parse_key4(database_of({endless, "CREATE TABLE nssPrivate (a0, a11, a100, a102)"})).error().code ==
          ErrorCode::invalid_data);
    const char* generated = "CREATE TABLE metaData (id, item1 AS (zeroblob(900000000)), item2)";
    CHECK(parse_key4(database_of({generated, "INSERT INTO metaData VALUES ('password', x'00')",
                                  "CREATE TABLE nssPrivate (a0, a11, a100, a102)"}))
              .error()
              .code == ErrorCode::invalid_data);
}

TEST_CASE("a key database that is a folder, a FIFO or not there is told, and waited for by nobody") {
    const TestProfile profile;
    CHECK(read_key4(profile.folder()).error().code == ErrorCode::not_found);
    std::filesystem::create_directory(profile.folder() / "key4.db");
    CHECK(read_key4(profile.folder()).error().code == ErrorCode::invalid_data);
    std::filesystem::remove(profile.folder() / "key4.db");
    REQUIRE(mkfifo((profile.folder() / "key4.db").c_str(), 0600) == 0);
    CHECK(read_key4(profile.folder()).error().code == ErrorCode::invalid_data);
}

TEST_CASE("a key database that is a link to elsewhere is read there") {
    const TestProfile profile;
    trial::put_file(profile.home() / "elsewhere", trial::test_key4({}));
    std::filesystem::create_symlink(profile.home() / "elsewhere", profile.folder() / "key4.db");
    CHECK(read_key4(profile.folder()));
}

TEST_CASE("changes that still lie in a journal make the key database busy") {
    const TestProfile profile;
    profile.set_keys({});
    profile.put("key4.db-journal", "");
    CHECK(read_key4(profile.folder()));
    profile.put("key4.db-journal", std::string(512, '\0')); // finished: its header was overwritten
    CHECK(read_key4(profile.folder()));
    profile.put("key4.db-journal", "\xD9\xD5\x05\xF9 and so on");
    CHECK(read_key4(profile.folder()).error().code == ErrorCode::busy);
    profile.put("key4.db-journal", "");
    profile.put("key4.db-wal", "x");
    CHECK(read_key4(profile.folder()).error().code == ErrorCode::busy);
}

TEST_CASE("reading the key database leaves nothing behind and changes nothing") {
    const TestProfile profile;
    profile.set_keys({});
    const auto before = profile.files();
    const auto written = std::filesystem::last_write_time(profile.folder() / "key4.db");
    REQUIRE(read_key4(profile.folder()));
    CHECK(profile.files() == before);
    CHECK(std::filesystem::last_write_time(profile.folder() / "key4.db") == written);
}
