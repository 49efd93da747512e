// SPDX-License-Identifier: Apache-2.0
#include "AppleMailTarget.h"
#include "support/ScratchFolder.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <algorithm>

using namespace rinnova;
using namespace rinnova::apple_mail;

namespace {

sdk::Discovery discovered_in(const std::filesystem::path& home, const Mac& mac = {}) {
    sdk::TargetContext context;
    context.home = home;
    auto found = AppleMailTarget(context, mac).discover({});
    REQUIRE(found);
    return std::move(*found);
}

Error error_in(const std::filesystem::path& home, const Mac& mac = {}) {
    sdk::TargetContext context;
    context.home = home;
    const auto found = AppleMailTarget(context, mac).discover({});
    REQUIRE_FALSE(found);
    return found.error();
}

/// `PEC Mario: imap mario.rossi@pec.it imaps.pec.aruba.it:993 implicit`, one line for each slot.
std::vector<std::string> lines_of(const sdk::Discovery& discovery) {
    std::vector<std::string> lines;
    for (const Slot& slot : discovery.slots) {
        std::string line =
            slot.location + ": " + std::string(to_string(slot.kind)) + " " + slot.username + " " + slot.host;
        if (slot.port)
            line += ":" + std::to_string(*slot.port);
        if (slot.tls)
            line += " " + std::string(to_string(*slot.tls));
        lines.push_back(line + (slot.locator.empty() ? "" : " " + slot.locator));
    }
    return lines;
}

const std::filesystem::path fixtures = FIXTURES;

struct CopiedHome {
    test::ScratchFolder scratch;
    std::filesystem::path database = scratch / "Library/Accounts/Accounts4.sqlite";

    CopiedHome() {
        std::filesystem::copy(fixtures / "accounts4/Library", scratch / "Library",
                              std::filesystem::copy_options::recursive);
    }
    sdk::Discovery discovered() const { return discovered_in(scratch.path()); }
};

} // namespace

TEST_CASE(
    "Accounts4.sqlite: servers in use, inherited values, outgoing servers, and what the log alone has") {
    const auto found = discovered_in(fixtures / "accounts4");
    CHECK(found.problems.empty());
    CHECK(lines_of(found) ==
          std::vector<std::string>{
              "PEC Mario: imap mario.rossi@pec.it imaps.pec.aruba.it:993 implicit",
              "PEC Mario: smtp mario.rossi@pec.it smtps.pec.aruba.it:465 implicit",
              "Segreteria: pop3 segreteria/studio@pec.it pop3s.pec.aruba.it:995 implicit",
              "Segreteria: smtp segreteria/studio@pec.it smtps.pec.aruba.it:587 starttls",
              "Posta di casa: imap anna@example.org imap.example.org:143 starttls",
              "Azienda: imap mario@azienda.example imap.azienda.example:993 implicit managed:",
              "Senza accesso in uscita: imap relay@example.org imap.relay.example implicit",
              "PEC Nuova: imap nuova@pec.it imaps.pec.aruba.it:993 implicit",
              "PEC Nuova: smtp nuova@pec.it smtps.pec.aruba.it:465 implicit"});
}

TEST_CASE("a slot's id stays when what a person may change changes") {
    CopiedHome home;
    const auto before = home.discovered();
    std::filesystem::resize_file(home.scratch / "Library/Accounts/Accounts4.sqlite-wal", 0);
    const auto after = home.discovered();
    REQUIRE(after.slots.size() == before.slots.size() - 2);
    for (const Slot& slot : after.slots)
        CHECK(std::any_of(before.slots.begin(), before.slots.end(),
                          [&](const Slot& was) { return was.id == slot.id; }));
}

TEST_CASE("Accounts3.sqlite is read like its successor") {
    CHECK(lines_of(discovered_in(fixtures / "accounts3")).size() == 4);
}

TEST_CASE("Accounts.plist, binary and XML: an outgoing server is found by its name") {
    for (const char* layout : {"v2-binary", "v2-xml"}) {
        CAPTURE(layout);
        const auto found = discovered_in(fixtures / layout);
        CHECK(found.problems.empty());
        CHECK(lines_of(found) ==
              std::vector<std::string>{
                  "PEC Mario: imap mario.rossi@pec.it imaps.pec.aruba.it:993 implicit",
                  "PEC Mario: smtp mario.rossi@pec.it smtps.pec.aruba.it:465 implicit",
                  "Segreteria: pop3 segreteria/studio@pec.it pop3s.pec.aruba.it:995 implicit",
                  "Segreteria: smtp segreteria/studio@pec.it smtps.pec.aruba.it:587 starttls"});
    }
}

TEST_CASE("an account that cannot be read is named, and the others are found") {
    const auto found = discovered_in(fixtures / "incomplete");
    CHECK(found.slots.size() == 2);
    REQUIRE(found.problems.size() == 1);
    CHECK(found.problems[0].code == ErrorCode::invalid_data);
    CHECK(found.problems[0].message.find("Rotto") != std::string::npos);
}

TEST_CASE("a list that is damaged, empty, cut short or something else is a problem, and ends in no crash") {
    const std::string whole = test::bytes_of(fixtures / "accounts4/Library/Accounts/Accounts4.sqlite");
    std::vector<std::string> contents{"", "SQLite format 3", std::string(5000, '\0'), "rubbish",
                                      whole.substr(0, 100)};
    for (const std::size_t size : {std::size_t{512}, std::size_t{4096}, std::size_t{9000}})
        contents.push_back(whole.substr(0, size));
    std::string overwritten = whole;
    overwritten.replace(4096, 8192, 8192, 'x');
    contents.push_back(overwritten);
    for (const std::string& content : contents) {
        CAPTURE(content.size());
        CopiedHome home;
        std::filesystem::remove(home.scratch / "Library/Accounts/Accounts4.sqlite-wal");
        test::put_file(home.database, content);
        const Error error = error_in(home.scratch.path());
        CHECK(error.code == ErrorCode::invalid_data);
        CHECK(error.where == home.database.string());
    }
}

TEST_CASE("a database that is being written is left for later") {
    CopiedHome home;
    test::put_file(home.database.string() + "-journal", std::string("\xD9\xD5\x05\xF9 a transaction"));
    CHECK(error_in(home.scratch.path()).code == ErrorCode::busy);
}

TEST_CASE("without Full Disk Access a Mac says how to grant it, for the version at hand") {
    CopiedHome home;
    std::filesystem::permissions(home.database, std::filesystem::perms::none);
    if (::getuid() == 0) {
        REQUIRE(::seteuid(65534) == 0);
    }
    std::filesystem::path open_home = home.scratch.path();
    const Error newer = error_in(open_home, Mac{MacVersion{15, 1}, {}, {}, {}, false});
    const Error older = error_in(open_home, Mac{MacVersion{12, 6}, {}, {}, {}, false});
    const Error elsewhere = error_in(open_home);
    if (::getuid() == 0) {
        REQUIRE(::seteuid(0) == 0);
    }
    for (const Error* error : {&newer, &older, &elsewhere})
        CHECK(error->code == ErrorCode::permission_denied);
    CHECK(newer.hint.find("System Settings > Privacy & Security > Full Disk Access") != std::string::npos);
    CHECK(older.hint.find("System Preferences") != std::string::npos);
    CHECK(elsewhere.hint.find("Full Disk") == std::string::npos);
}
