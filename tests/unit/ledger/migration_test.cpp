// SPDX-License-Identifier: Apache-2.0
#include "ledger/Ledger.h"
#include "support/ScratchFolder.h"

#include <doctest/doctest.h>
#include <sqlite3.h>

#include <thread>

using namespace rinnova;
using namespace rinnova::test;

namespace {

/// As the version that wrote it left it: two accounts, one with a renewal behind it and a refused one open.
constexpr const char* version_1 = RINNOVA_SOURCE_DIR "/tests/unit/ledger/fixtures/version-1.sqlite";

const AccountKey mario{"aruba-pec", "mario.rossi@pec.it"};

} // namespace

TEST_CASE("a ledger of version 1 is brought up to date, and keeps what it held") {
    const ScratchFolder folder;
    const auto file = folder / "ledger.sqlite";
    std::filesystem::copy_file(version_1, file);
    {
        auto ledger = Ledger::open(file);
        REQUIRE_MESSAGE(ledger.has_value(), (ledger ? "" : ledger.error().message));
        CHECK_FALSE(ledger->set_aside());
        const auto accounts = ledger->accounts().value();
        REQUIRE(accounts.size() == 2);
        CHECK(accounts[0].key == mario);
        CHECK(accounts[0].validity.expires == Date{std::chrono::year(2026) / 12 / 1});
        CHECK(accounts[0].current == "20260901T080000Z-aabbccddeeff");
        CHECK(accounts[0].devices == std::vector<std::string>{"iPhone"});
        CHECK(accounts[0].servers.front().host == "archivio.example");
        CHECK(accounts[1].key.login == "segreteria/studio@pec.it");
        CHECK(ledger->slots(mario)->front().state == SlotState::pending);
        CHECK(ledger->history(std::nullopt)->size() == 2);
        REQUIRE(ledger->journal().unfinished()->size() == 1);
        CHECK(ledger->journal().unfinished()->front().stage == ledger::Stage::refused);
        CHECK(ledger->journal().steps("20260901T080000Z-aabbccddeeff")->size() == 1);
        CHECK(ledger->journal().fingerprint("20260901T080000Z-aabbccddeeff").value() == "00ff");
        CHECK(ledger->journal().garbage()->size() == 1);
        CHECK(ledger->notices().running({})->empty());
        CHECK(ledger->notices().open_rotations()->front().id == "20260901T080000Z-aabbccddeeff");
        REQUIRE(ledger->notices().snooze({mario, "2026-12-01", Date{std::chrono::year(2026) / 11 / 27}}));
    }
    CHECK(Ledger::open(file)->notices().snoozes()->size() == 1);
}

TEST_CASE("two programs that bring the same ledger up to date do not get in each other's way") {
    const ScratchFolder folder;
    const auto file = folder / "ledger.sqlite";
    std::filesystem::copy_file(version_1, file);
    bool other = false;
    std::thread thread([&] { other = Ledger::open(file).has_value(); });
    CHECK(Ledger::open(file).has_value());
    thread.join();
    CHECK(other);
}

TEST_CASE("a ledger of a newer version is not touched") {
    const ScratchFolder folder;
    const auto file = folder / "ledger.sqlite";
    std::filesystem::copy_file(version_1, file);
    sqlite3* database = nullptr;
    REQUIRE(sqlite3_open(file.string().c_str(), &database) == SQLITE_OK);
    REQUIRE(sqlite3_exec(database, "PRAGMA user_version = 3", nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(database);
    const std::string before = bytes_of(file);
    const auto ledger = Ledger::open(file);
    REQUIRE_FALSE(ledger);
    CHECK(ledger.error().code == ErrorCode::unsupported);
    CHECK(bytes_of(file) == before);
}
