// SPDX-License-Identifier: Apache-2.0
#include "unit/cli/FakeWorld.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <sstream>

using namespace rinnova;
using namespace rinnova::cli::test;

namespace {

bool holds(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

/// A folder of one test's own.
struct Folder {
    std::filesystem::path path;
    explicit Folder(const char* name) : path(std::filesystem::path(RINNOVA_BINARY_DIR) / "tests" / name) {
        std::filesystem::remove_all(path);
        std::filesystem::create_directories(path);
    }
    ~Folder() { std::filesystem::remove_all(path); }
    std::string write(const char* name, const std::string& bytes, mode_t mode = 0600) const {
        const auto file = path / name;
        std::ofstream(file, std::ios::binary) << bytes;
        ::chmod(file.c_str(), mode);
        return file.string();
    }
};

std::string read(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

} // namespace

TEST_CASE("every command prints exactly one JSON document with --json") {
    FakeWorld world;
    world.service.providers = {ProviderStatus{}};
    world.service.providers[0].provider.id = "aruba-pec";
    world.console.input = "fake-new-1";
    const std::string account_name = "mario.rossi@pec.it";
    for (const std::vector<std::string>& line : std::vector<std::vector<std::string>>{
             {"discover"},
             {"track", account_name},
             {"track", "--all"},
             {"untrack", account_name},
             {"status"},
             {"status", account_name},
             {"rotate", account_name, "--password-stdin"},
             {"rotate", account_name, "--dry-run"},
             {"extend", account_name, "--until", "2027-02-01"},
             {"snooze", account_name},
             {"verify"},
             {"retry"},
             {"discard", account_name},
             {"copy", account_name},
             {"confirm", "manual:fedcba9876543210"},
             {"undo", account_name},
             {"unlock", "thunderbird:0123456789abcdef", "--password-stdin"},
             {"doctor"},
             {"history"},
             {"export", "ics"},
             {"providers"},
             {"providers", "show", "aruba-pec"},
             {"providers", "check", "mine.json"},
             {"plugins"},
             {"agent"},
             {"agent", "status"},
             {"completion", "bash"},
             {"--version"},
             {"--help"},
             {"rotate", "--help"},
         }) {
        std::vector<std::string> arguments = line;
        arguments.emplace_back("--json");
        CAPTURE(arguments[0]);
        CHECK(world.run(arguments) == 0);
        const auto json = nlohmann::json::parse(world.console.printed, nullptr, false);
        REQUIRE_FALSE(json.is_discarded());
        CHECK(json["schema"] == 1);
    }
}

TEST_CASE("failures are JSON documents too, and words on standard error") {
    FakeWorld world;
    const auto error_of = [&](std::vector<std::string> arguments, int code) {
        arguments.emplace_back("--json");
        CHECK(world.run(arguments) == code);
        CHECK_FALSE(world.console.said.empty());
        const auto json = nlohmann::json::parse(world.console.printed, nullptr, false);
        REQUIRE_FALSE(json.is_discarded());
        CHECK(json["schema"] == 1);
        for (const char* member : {"code", "message", "hint"})
            CHECK(json["error"].contains(member));
        return json["error"]["code"].get<std::string>();
    };
    CHECK(error_of({"wibble"}, 2) == "invalid-data");
    CHECK(error_of({"rotate"}, 2) == "invalid-data");
    CHECK(error_of({"rotate", "a@pec.it"}, 2) == "needs-user");
    CHECK(error_of({"status", "--lang", "fr"}, 2) == "invalid-data");
    CHECK(error_of({"completion", "tcsh"}, 2) == "invalid-data");
    CHECK(error_of({"providers", "show", "nobody"}, 7) == "not-found");
    CHECK(error_of({}, 2) == "invalid-data");
    world.service.error =
        Error{ErrorCode::not_found, "No account b@pec.it is known here.", "See: rinnova discover", ""};
    CHECK(error_of({"status", "b@pec.it"}, 7) == "not-found");
    world.service.error = Error{ErrorCode::ambiguous, "Two providers have it.", "aruba-pec, startpec", ""};
    CHECK(error_of({"verify", "b@pec.it"}, 2) == "ambiguous");
    world.service.error = Error{ErrorCode::locked, "The keychain is locked.", "", ""};
    CHECK(error_of({"discard", "b@pec.it"}, 6) == "locked");
    world.service.error = Error{ErrorCode::auth_rejected, "Wrong primary password.", "", ""};
    world.console.input = "fake-primary";
    CHECK(error_of({"unlock", "x", "--password-stdin"}, 1) == "auth-rejected");
}

TEST_CASE("a notice is put off as far as asked, and what cannot be is said") {
    FakeWorld world;
    CHECK(world.run({"snooze", "mario.rossi@pec.it"}) == 0);
    CHECK(world.service.calls.back() == "snooze mario.rossi@pec.it");
    CHECK(world.run({"snooze", "mario.rossi@pec.it", "--until", "25/11/2026"}) == 0);
    CHECK(world.service.calls.back() == "snooze mario.rossi@pec.it 2026-11-25");
    world.service.error = Error{ErrorCode::conflict, "No notice can be put off.", "", ""};
    CHECK(world.run({"snooze", "mario.rossi@pec.it"}) == 1);
    CHECK(holds(world.console.said, "No notice can be put off."));
}

TEST_CASE("without --json a failure leaves standard output empty") {
    FakeWorld world;
    CHECK(world.run({"wibble"}) == 2);
    CHECK(world.console.printed.empty());
    CHECK(holds(world.console.said, "wibble"));
    CHECK(holds(world.console.said, "rinnova --help"));
}

TEST_CASE("what needs no service does not make one") {
    FakeWorld world;
    for (const std::vector<std::string>& line : std::vector<std::vector<std::string>>{
             {"--version"}, {"--help"}, {"completion", "zsh"}, {"agent"}, {"wibble"}, {"rotate"}})
        world.run(line);
    CHECK(world.services_made == 0);
    world.run({"status"});
    CHECK(world.services_made == 1);
}

TEST_CASE("what is about files that only this process sees never goes through the agent") {
    FakeWorld world;
    for (const std::vector<std::string>& line : std::vector<std::vector<std::string>>{
             {"providers"}, {"providers", "check", "mine.json"}, {"plugins"}}) {
        world.run(line);
        CHECK(world.alone_service);
    }
    for (const std::vector<std::string>& line :
         std::vector<std::vector<std::string>>{{"status"}, {"history"}, {"discover"}, {"verify"}}) {
        world.run(line);
        CHECK_FALSE(world.alone_service);
    }
}

TEST_CASE("the language is the option's, else the configured one") {
    FakeWorld world;
    world.service.accounts = {};
    world.run({"status", "--lang", "it"});
    CHECK(holds(world.console.printed, "casella"));
    world.run({"status", "--lang=en"});
    CHECK(holds(world.console.printed, "No account is tracked"));
    world.language = "it";
    world.run({"status"});
    CHECK(holds(world.console.printed, "casella"));
    world.run({"--help"});
    CHECK(holds(world.console.printed, "Uso"));
    CHECK(world.run({"wibble"}) == 2);
    CHECK(holds(world.console.said, "comando"));
}

TEST_CASE("numbers decide between one and many in both languages") {
    FakeWorld world;
    world.service.accounts = {account("a@pec.it", ValidityState::due, 1)};
    world.run({"status", "a@pec.it"});
    CHECK(holds(world.console.printed, "in 1 day ("));
    world.run({"status", "a@pec.it", "--lang", "it"});
    CHECK(holds(world.console.printed, "tra 1 giorno ("));
    world.service.accounts = {account("a@pec.it", ValidityState::expired, -2)};
    world.run({"status", "a@pec.it"});
    CHECK(holds(world.console.printed, "2 days ago"));
}

TEST_CASE("status puts the most urgent first and says what they need") {
    FakeWorld world;
    AccountStatus open = account("open@pec.it", ValidityState::ok, 80);
    open.open = 1;
    open.slots = {imap_slot(SlotState::pending), imap_slot()};
    AccountStatus refused = account("refused@pec.it", ValidityState::ok, 70);
    refused.staged = "refused";
    world.service.accounts = {account("fine@pec.it", ValidityState::ok, 60),
                              open,
                              refused,
                              account("undated@pec.it", ValidityState::unknown, {}),
                              account("due@pec.it", ValidityState::due, 3),
                              account("gone@pec.it", ValidityState::expired, -2)};
    CHECK(world.run({"status"}) == 0);
    const std::string& text = world.console.printed;
    std::size_t last = 0;
    for (const char* name : {"gone@", "due@", "refused@", "open@", "undated@", "fine@"}) {
        const std::size_t at = text.find(name);
        CHECK_MESSAGE(at > last, name);
        last = at;
    }
    for (const char* part : {"The webmail and the provider's app still work", "rinnova rotate gone@pec.it",
                             "rinnova retry refused@pec.it", "1 waiting, 1 in sync"})
        CHECK_MESSAGE(holds(text, part), part);
}

TEST_CASE("a list for the printer is plain text, a line for each account") {
    FakeWorld world;
    world.service.accounts.clear();
    for (int i = 0; i < 300; ++i)
        world.service.accounts.push_back(
            account("account" + std::to_string(i) + "@pec.it", ValidityState::ok, 60));
    world.run({"status"});
    const std::string& text = world.console.printed;
    CHECK(std::count(text.begin(), text.end(), '\n') == 301);
    CHECK_FALSE(holds(text, "\x1b"));
}

TEST_CASE("status asks for the next notices where it shows them") {
    FakeWorld world;
    world.run({"status"});
    world.run({"status", "--json"});
    world.run({"status", "mario.rossi@pec.it"});
    CHECK(world.service.calls ==
          std::vector<std::string>{"status all without notices", "status all", "status mario.rossi@pec.it"});
}

TEST_CASE("a single account shows its slots with the ids that other commands take") {
    FakeWorld world;
    world.service.accounts[0].slots.push_back(phone_slot());
    world.service.accounts[0].note = "Studio";
    world.run({"status", "mario.rossi@pec.it"});
    for (const char* part : {"thunderbird:0123456789abcdef", "manual:fedcba9876543210", "default-release",
                             "Studio", "imaps.pec.aruba.it:993", "2026-12-01", "to do by hand"})
        CHECK_MESSAGE(holds(world.console.printed, part), part);
}

TEST_CASE("verify ends with 3 when a slot has another password") {
    FakeWorld world;
    world.service.accounts[0].slots[0].state = SlotState::stale;
    CHECK(world.run({"verify"}) == 3);
    CHECK(world.run({"status"}) == 0);
}

TEST_CASE("warnings are said once, on standard error") {
    FakeWorld world;
    world.service.warnings = {
        {ErrorCode::invalid_data, "The ledger was damaged; it is kept as x.", "Check the dates.", "x"}};
    world.run({"status", "--json"});
    const auto first = world.console.said.find("The ledger was damaged");
    CHECK(first != std::string::npos);
    CHECK(world.console.said.find("The ledger was damaged", first + 1) == std::string::npos);
    CHECK_FALSE(nlohmann::json::parse(world.console.printed, nullptr, false).is_discarded());
}

TEST_CASE("a list is imported, and what the service refuses is named by its line") {
    const Folder folder("cli-import");
    const std::string list =
        folder.write("list.csv", "Casella;Scadenza\r\na@pec.it;25/05/2027\r\nb@pec.it;\r\n", 0644);
    FakeWorld world;
    CHECK(world.run({"track", "--import", list}) == 0);
    REQUIRE(world.service.tracked.size() == 2);
    CHECK(world.service.tracked[0].expires == day(2027, 5, 25));
    world.service.error = Error{ErrorCode::not_found, "No account b@pec.it is known here.", "", "1"};
    CHECK(world.run({"track", "--import", list}) == 7);
    CHECK(holds(world.console.said, "Line 3: No account b@pec.it"));
    CHECK(world.run({"track", "--import", (folder.path / "nothing.csv").string()}) == 2);
    CHECK(world.run({"track", "--import", folder.write("bad.csv", "a@pec.it;32/01/2027\n")}) == 2);
    CHECK(holds(world.console.said, "Line 1"));
}

TEST_CASE("a batch is checked whole, then done; a file that others can read is refused") {
    const Folder folder("cli-batch");
    const std::string lines =
        "{\"account\":\"a@pec.it\",\"password\":\"fake-1\"}\n\n"
        "{\"account\":\"b@pec.it\",\"password\":\"fake-2\",\"expires\":\"2027-02-01\"}\n";
    FakeWorld world;
    world.service.reports = {
        RotationReport{"r", {account_result(AccountOutcome::done), account_result(AccountOutcome::failed)}}};
    const std::string file = folder.write("batch.jsonl", lines);
    CHECK(world.run({"rotate", "--batch", file, "--no-probe"}) == 1);
    CHECK(world.service.passwords == std::vector<std::string>{"fake-1", "fake-2"});
    CHECK_FALSE(world.service.requests[0].probe);
    CHECK(world.service.requests[1].expires == day(2027, 2, 1));

    CHECK(world.run({"rotate", "--batch", folder.write("open.jsonl", lines, 0640)}) == 2);
    CHECK(holds(world.console.said, "chmod 600"));
    CHECK(world.run({"rotate", "--batch", folder.path.string()}) == 2);
    CHECK(world.run({"rotate", "--batch", "/nowhere/batch.jsonl"}) == 2);
    CHECK(world.run({"rotate", "--batch", folder.write("bad.jsonl", lines + "rubbish\n")}) == 2);
    CHECK(holds(world.console.said, "Line 4"));
    CHECK(world.service.passwords.size() == 2);

    world.service.reports = {
        tl::unexpected(Error{ErrorCode::not_found, "No account b@pec.it is known here.", "", "1"})};
    CHECK(world.run({"rotate", "--batch", file}) == 7);
    CHECK(holds(world.console.said, "Line 3"));
    world.service.reports = {
        tl::unexpected(Error{ErrorCode::conflict, "This is the password of a@pec.it.", "", "1"})};
    CHECK(world.run({"rotate", "--batch", file}) == 2);
}

TEST_CASE("a primary password keeps its blanks, and has one line") {
    FakeWorld world;
    world.console.input = " fake primary \n";
    CHECK(world.run({"unlock", "s", "--password-stdin"}) == 0);
    CHECK(world.service.passwords == std::vector<std::string>{" fake primary "});
    for (const std::string& input :
         {std::string(), std::string("\n"), std::string("a\nb\n"), std::string("a\0b", 3)}) {
        world.console.input = input;
        CHECK(world.run({"unlock", "s", "--password-stdin"}) == 2);
    }
}

TEST_CASE("the log has a line for each change, and never a password") {
    const Folder folder("cli-log");
    FakeWorld world((folder.path / "state").string());
    world.console.input = "fake-secret-1";
    world.run({"rotate", "mario.rossi@pec.it", "--password-stdin"});
    world.run({"extend", "mario.rossi@pec.it", "--until", "2027-02-01"});
    world.run({"status"});
    world.service.reports = {tl::unexpected(Error{ErrorCode::busy, "Echo of fake-secret-1.", "", ""})};
    world.run({"rotate", "mario.rossi@pec.it", "--password-stdin"});
    const std::string calendar = (folder.path / "calendar.ics").string();
    world.run({"export", "ics", calendar});
    world.run({"fleet", "leave"});
    const std::string log = read(world.paths.log());
    CHECK(std::count(log.begin(), log.end(), '\n') == 5);
    CHECK(holds(log, "export calendar " + calendar + " done"));
    CHECK(holds(log, "fleet leave"));
    CHECK(holds(log, "rotate mario.rossi@pec.it aruba-pec done"));
    CHECK(holds(log, "extend mario.rossi@pec.it 2027-02-01 done"));
    CHECK(holds(log, "rotate busy: Echo of ***."));
    CHECK_FALSE(holds(log, "fake-secret-1"));
}

TEST_CASE("nothing to retry is said, and is no failure") {
    FakeWorld world;
    world.service.reports = {RotationReport{}};
    CHECK(world.run({"retry"}) == 0);
    CHECK(holds(world.console.printed, "nothing to do"));
}

TEST_CASE("a provider file that cannot be used fails, a warning does not") {
    FakeWorld world;
    world.service.check_findings = {{ErrorCode::unsupported,
                                     "mine.json, line 4: \"colour\" is not known and not used.", "",
                                     "mine.json"}};
    CHECK(world.run({"providers", "check", "mine.json"}) == 0);
    CHECK(holds(world.console.printed, "warning"));
    world.service.check_findings.push_back(
        {ErrorCode::invalid_data, "mine.json:4: “days” is not a number", "", "mine.json"});
    CHECK(world.run({"providers", "check", "mine.json"}) == 1);
    CHECK(holds(world.console.printed, "cannot be used"));
}

TEST_CASE("an unforeseen exception is an error like any other") {
    FakeWorld world;
    world.service.while_rotating = [](std::stop_token) { throw std::runtime_error("boom"); };
    world.console.input = "fake-new-1";
    CHECK(world.run({"rotate", "a@pec.it", "--password-stdin", "--json"}) == 1);
    CHECK(nlohmann::json::parse(world.console.printed)["error"]["code"] == "internal");
}
