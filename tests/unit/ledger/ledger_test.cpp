// SPDX-License-Identifier: Apache-2.0
#include "base/AtomicFile.h"
#include "ledger/Ledger.h"
#include "support/ScratchFolder.h"

#include <doctest/doctest.h>
#include <sqlite3.h>

#include <atomic>
#include <fstream>
#include <future>
#include <thread>

using namespace rinnova;
using rinnova::test::ScratchFolder;

namespace {

Account sample() {
    Account account;
    account.key = {"aruba-pec", "segreteria/studio@pec.it"};
    account.validity = {Date{std::chrono::days(20000)}, Date{std::chrono::days(20090)}, ExpirySource::issued};
    account.servers = {{SlotKind::archive, "archive.example", 993, Tls::implicit, {}, {}}};
    account.devices = {"iPhone di Mario", "scanner"};
    account.note = "nota; con \"virgolette\"";
    account.current = "r2";
    account.previous = "r1";
    return account;
}

Slot sample_slot() {
    Slot slot;
    slot.id = "thunderbird:0123456789abcdef";
    slot.target = "thunderbird";
    slot.kind = SlotKind::smtp;
    slot.host = "smtps.pec.aruba.it";
    slot.port = std::uint16_t{465};
    slot.tls = Tls::implicit;
    slot.username = "segreteria/studio@pec.it";
    slot.location = "/home/x/.thunderbird/p";
    slot.state = SlotState::in_sync;
    slot.password_changed = Timestamp(std::chrono::seconds(1700000000));
    slot.locator = "smtp://smtps.pec.aruba.it";
    return slot;
}

void write(const std::filesystem::path& file, const std::string& bytes) {
    std::ofstream(file, std::ios::binary) << bytes;
}

} // namespace

TEST_CASE("what is saved comes back the same from a new process") {
    ScratchFolder folder;
    const auto file = folder.path() / "state" / "ledger.sqlite";
    {
        auto ledger = Ledger::open(file);
        REQUIRE(ledger);
        REQUIRE(ledger->save(sample()));
        REQUIRE(ledger->save_slots(sample().key, {sample_slot()}));
    }
    auto ledger = Ledger::open(file);
    REQUIRE(ledger);
    CHECK(ledger->find(sample().key).value() == sample());
    CHECK(ledger->accounts().value() == std::vector<Account>{sample()});
    CHECK(ledger->slots(sample().key).value() == std::vector<Slot>{sample_slot()});
    CHECK(ledger->account_of_slot(sample_slot().id).value() == sample().key);
}

TEST_CASE("the mode of the file is for its user alone") {
    ScratchFolder folder;
    const auto file = folder.path() / "ledger.sqlite";
    REQUIRE(Ledger::open(file));
    CHECK(std::filesystem::status(file).permissions() == std::filesystem::perms(0600));
}

TEST_CASE("a transaction that fails in the middle leaves nothing behind") {
    ScratchFolder folder;
    auto ledger = Ledger::open(folder.path() / "ledger.sqlite");
    REQUIRE(ledger);
    const auto failed = ledger->transaction([&]() -> Result<void> {
        REQUIRE(ledger->save(sample()));
        return fail(ErrorCode::internal, "in the middle");
    });
    CHECK_FALSE(failed);
    CHECK(ledger->accounts()->empty());
}

TEST_CASE("a damaged ledger is set aside, byte for byte, and a new one made") {
    ScratchFolder folder;
    const auto file = folder.path() / "ledger.sqlite";
    std::string bytes;
    SUBCASE("rubbish") {
        bytes = "this is no database, and it is longer than a header of SQLite's would be .......";
    }
    SUBCASE("cut off") {
        REQUIRE(Ledger::open(file));
        bytes = read_file(file, 1 << 24)->substr(0, 6000);
        std::filesystem::remove(file);
    }
    write(file, bytes);
    auto ledger = Ledger::open(file);
    REQUIRE_MESSAGE(ledger.has_value(), (ledger ? "" : ledger.error().message));
    REQUIRE(ledger->set_aside());
    CHECK(read_file(*ledger->set_aside(), 1 << 24).value() == bytes);
    CHECK(ledger->accounts()->empty());
    CHECK_FALSE(Ledger::open(file)->set_aside());
}

TEST_CASE("an empty file becomes a ledger, a foreign one of a newer version is left alone") {
    ScratchFolder folder;
    const auto file = folder.path() / "ledger.sqlite";
    write(file, "");
    REQUIRE(Ledger::open(file));
    {
        sqlite3* database = nullptr;
        REQUIRE(sqlite3_open(file.string().c_str(), &database) == SQLITE_OK);
        REQUIRE(sqlite3_exec(database, "PRAGMA user_version = 99", nullptr, nullptr, nullptr) == SQLITE_OK);
        sqlite3_close(database);
    }
    CHECK(Ledger::open(file).error().code == ErrorCode::unsupported);
}

TEST_CASE("what is no ordinary file is refused and stays") {
    ScratchFolder folder;
    const auto file = folder.path() / "ledger.sqlite";
    SUBCASE("a folder") {
        std::filesystem::create_directory(file);
    }
    SUBCASE("a link to elsewhere") {
        write(folder.path() / "elsewhere", "precious");
        std::filesystem::create_symlink(folder.path() / "elsewhere", file);
    }
    CHECK_FALSE(Ledger::open(file));
    if (std::filesystem::exists(folder.path() / "elsewhere"))
        CHECK(read_file(folder.path() / "elsewhere", 100).value() == "precious");
}

TEST_CASE("two processes' worth of writers lose nothing") {
    ScratchFolder folder;
    const auto file = folder.path() / "ledger.sqlite";
    const auto writer = [&](const std::string& name) -> Result<void> {
        auto ledger = Ledger::open(file);
        if (!ledger)
            return tl::unexpected(ledger.error());
        for (int i = 0; i < 25; ++i) {
            Account account;
            account.key = {"aruba-pec", name + std::to_string(i)};
            if (auto saved = ledger->save(account); !saved)
                return saved;
        }
        return {};
    };
    auto first = std::async(std::launch::async, writer, "a");
    auto second = std::async(std::launch::async, writer, "b");
    for (auto* writing : {&first, &second}) {
        const auto written = writing->get();
        CHECK_MESSAGE(written, (written ? std::string() : written.error().message));
    }
    CHECK(Ledger::open(file)->accounts()->size() == 50);
}

TEST_CASE(
    "accounts that another process adds meanwhile are read with their servers and devices, or not yet") {
    ScratchFolder folder;
    const auto file = folder.path() / "ledger.sqlite";
    auto ledger = Ledger::open(file);
    REQUIRE(ledger);
    std::atomic<bool> done = false;
    const std::jthread other([&] {
        auto writer = Ledger::open(file);
        for (int i = 0; writer && i < 100; ++i) {
            Account account = sample();
            account.key.login += std::to_string(i);
            (void)writer->save(account);
        }
        done = true;
    });
    while (!done) {
        const auto accounts = ledger->accounts();
        REQUIRE(accounts);
        for (const Account& account : *accounts) {
            REQUIRE(account.servers == sample().servers);
            REQUIRE(account.devices == sample().devices);
        }
    }
    CHECK(ledger->accounts()->size() == 100);
}

TEST_CASE("the journal knows what is unfinished") {
    ScratchFolder folder;
    auto ledger = Ledger::open(folder.path() / "ledger.sqlite");
    REQUIRE(ledger->save(sample()));
    ledger::Rotation rotation;
    rotation.id = "r3";
    rotation.account = sample().key;
    rotation.kind = "rotate";
    rotation.credential = "r3";
    rotation.previous = "r2";
    rotation.only = {"thunderbird", "keychain"};
    rotation.fill_absent = true;
    ledger::Journal journal = ledger->journal();
    REQUIRE(journal.begin(rotation));
    CHECK(journal.unfinished().value() == std::vector<ledger::Rotation>{rotation});
    REQUIRE(journal.set_stage("r3", ledger::Stage::refused, Timestamp()));
    CHECK(journal.unfinished()->front().stage == ledger::Stage::refused);
    REQUIRE(journal.set_stage("r3", ledger::Stage::committed, Timestamp()));
    CHECK(journal.unfinished()->empty());
}

TEST_CASE("fingerprints find current and staged passwords only") {
    ScratchFolder folder;
    auto ledger = Ledger::open(folder.path() / "ledger.sqlite");
    REQUIRE(ledger->save(sample()));
    ledger::Journal journal = ledger->journal();
    REQUIRE(journal.save_fingerprint("r2", sample().key, "ff"));
    REQUIRE(journal.save_fingerprint("r1", sample().key, "ee"));
    CHECK(journal.accounts_with_fingerprint("ff")->size() == 1);
    CHECK(journal.accounts_with_fingerprint("ee")->empty());
}
