// SPDX-License-Identifier: Apache-2.0
// Against SQLite itself: what a reader of the database and its log sees is what the image holds.
#include "DatabaseImage.h"
#include "WriteAheadLog.h"
#include "support/ScratchFolder.h"

#include <doctest/doctest.h>
#include <sqlite3.h>

#include <memory>

using namespace rinnova;
using namespace rinnova::apple_mail;

namespace {

struct Close {
    void operator()(sqlite3* database) const noexcept { sqlite3_close(database); }
};
using Database = std::unique_ptr<sqlite3, Close>;

Database open_file(const std::filesystem::path& file) {
    sqlite3* database = nullptr;
    REQUIRE(sqlite3_open(file.c_str(), &database) == SQLITE_OK);
    return Database(database);
}

void run(const Database& database, const std::string& sql) {
    CAPTURE(sql);
    CHECK(sqlite3_exec(database.get(), sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
}

/// A digest of everything in the table `t`, in order.
std::string content_of(sqlite3* database) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(database,
                           "SELECT group_concat(k || '=' || v, ';') FROM (SELECT k, v FROM t ORDER BY k)", -1,
                           &statement, nullptr) != SQLITE_OK)
        return "none";
    const bool row = sqlite3_step(statement) == SQLITE_ROW;
    const auto* text = row ? reinterpret_cast<const char*>(sqlite3_column_text(statement, 0)) : nullptr;
    std::string content = text != nullptr ? text : "";
    sqlite3_finalize(statement);
    return content;
}

std::string content_of_image(std::string image) {
    sqlite3* opened = nullptr;
    REQUIRE(sqlite3_open(":memory:", &opened) == SQLITE_OK);
    const Database database(opened);
    const auto size = static_cast<sqlite3_int64>(image.size());
    REQUIRE(sqlite3_deserialize(opened, "main", reinterpret_cast<unsigned char*>(image.data()), size, size,
                                SQLITE_DESERIALIZE_READONLY) == SQLITE_OK);
    return content_of(opened);
}

/// A database in use, with a log that is not empty.
struct InUse {
    test::ScratchFolder scratch;
    std::filesystem::path file = scratch / "a.sqlite";
    Database writer = open_file(file);

    explicit InUse(int page_size = 4096) {
        run(writer, "PRAGMA page_size = " + std::to_string(page_size));
        run(writer, "PRAGMA journal_mode = WAL");
        run(writer, "PRAGMA wal_autocheckpoint = 0");
        run(writer, "CREATE TABLE t (k INTEGER PRIMARY KEY, v TEXT)");
        run(writer, "PRAGMA wal_checkpoint(TRUNCATE)");
    }
    void write(int from, int count) {
        run(writer, "BEGIN");
        for (int k = from; k < from + count; ++k)
            run(writer, "INSERT OR REPLACE INTO t VALUES (" + std::to_string(k) + ", hex(randomblob(200)))");
        run(writer, "COMMIT");
    }
    void check_image() const {
        const auto image = read_database_image(file);
        REQUIRE(image);
        CHECK(content_of_image(*image) == content_of(writer.get()));
    }
};

} // namespace

TEST_CASE(
    "what the log has committed is seen, for every page size, after checkpoints, growth and shrinking") {
    for (const int page_size : {512, 1024, 4096, 65536}) {
        CAPTURE(page_size);
        InUse database(page_size);
        database.check_image();
        database.write(0, 300);
        database.check_image();
        run(database.writer, "PRAGMA wal_checkpoint(PASSIVE)");
        database.write(100, 50); // begins the log anew: old frames stand behind the new ones
        database.check_image();
        run(database.writer, "DELETE FROM t WHERE k > 20");
        run(database.writer, "VACUUM");
        database.check_image();
    }
}

TEST_CASE("what is not committed is not seen") {
    InUse database;
    database.write(0, 10);
    const std::string before = content_of(database.writer.get());
    run(database.writer, "PRAGMA cache_size = 1");
    run(database.writer, "BEGIN");
    for (int k = 0; k < 400; ++k)
        run(database.writer,
            "INSERT OR REPLACE INTO t VALUES (" + std::to_string(k) + ", hex(randomblob(300)))");
    const auto log_size = std::filesystem::file_size(database.file.string() + "-wal");
    CHECK(log_size > 20 * 4096); // it has spilled
    const auto image = read_database_image(database.file);
    REQUIRE(image);
    CHECK(content_of_image(*image) == before);
    run(database.writer, "ROLLBACK");
}

TEST_CASE("a log that is cut anywhere gives what SQLite makes of it") {
    InUse database;
    for (int i = 0; i < 6; ++i)
        database.write(i * 5, 20);
    const std::string bytes = test::bytes_of(database.file);
    const std::string log = test::bytes_of(database.file.string() + "-wal");
    for (std::size_t size = 0; size <= log.size(); size += 1999) {
        CAPTURE(size);
        test::ScratchFolder scratch;
        test::put_file(scratch / "b.sqlite", bytes);
        test::put_file(scratch / "b.sqlite-wal", log.substr(0, size));
        const auto image = read_database_image(scratch / "b.sqlite");
        REQUIRE(image);
        CHECK(content_of_image(*image) == content_of(open_file(scratch / "b.sqlite").get()));
    }
}

TEST_CASE("a damaged log gives what SQLite makes of it") {
    InUse database;
    for (int i = 0; i < 4; ++i)
        database.write(i * 5, 20);
    const std::string bytes = test::bytes_of(database.file);
    const std::string log = test::bytes_of(database.file.string() + "-wal");
    for (std::size_t at = 0; at < log.size(); at += at < 64 ? 3 : 2003) {
        CAPTURE(at);
        test::ScratchFolder scratch;
        std::string damaged = log;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x11);
        test::put_file(scratch / "b.sqlite", bytes);
        test::put_file(scratch / "b.sqlite-wal", damaged);
        const auto image = read_database_image(scratch / "b.sqlite");
        REQUIRE(image);
        CHECK(content_of_image(*image) == content_of(open_file(scratch / "b.sqlite").get()));
    }
}

TEST_CASE("reading makes no file and changes none") {
    InUse database;
    database.write(0, 5);
    const auto names = [&] {
        std::set<std::string> all;
        for (const auto& entry : std::filesystem::directory_iterator(database.scratch.path()))
            all.insert(entry.path().filename());
        return all;
    };
    std::filesystem::remove(database.file.string() + "-shm");
    const auto before = names();
    const std::string bytes = test::bytes_of(database.file);
    const std::string log = test::bytes_of(database.file.string() + "-wal");
    REQUIRE(read_database_image(database.file));
    CHECK(names() == before);
    CHECK(test::bytes_of(database.file) == bytes);
    CHECK(test::bytes_of(database.file.string() + "-wal") == log);
}

TEST_CASE("what is no database is said so") {
    for (std::string bytes : {std::string(), std::string("SQLite format 3"), std::string(200, 'x')})
        CHECK_FALSE(apply_write_ahead_log(bytes, {}));
}
