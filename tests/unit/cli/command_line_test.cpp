// SPDX-License-Identifier: Apache-2.0
#include "cli/CommandTree.h"
#include "cli/Help.h"
#include "cli/Invocation.h"
#include "unit/cli/Samples.h"

#include <doctest/doctest.h>

#include <sstream>

using namespace rinnova;
using namespace rinnova::cli;
using namespace rinnova::cli::test;

namespace {

Result<Command> parse(const std::vector<std::string>& arguments) {
    auto line = parse_command_line(arguments);
    if (!line)
        return tl::unexpected(line.error());
    REQUIRE(std::holds_alternative<Arguments>(*line));
    return check_arguments(std::get<Arguments>(*line), today());
}

template <typename Wanted>
Wanted parsed(const std::vector<std::string>& arguments) {
    const auto command = parse(arguments);
    REQUIRE_MESSAGE(command.has_value(), (command ? "" : command.error().message));
    REQUIRE(std::holds_alternative<Wanted>(*command));
    return std::get<Wanted>(*command);
}

std::string refused(const std::vector<std::string>& arguments) {
    const auto command = parse(arguments);
    REQUIRE_FALSE(command.has_value());
    CHECK(command.error().code == ErrorCode::invalid_data);
    return command.error().message + "\n" + command.error().hint;
}

/// The words of an example, as a shell takes them apart; what it redirects is the shell's.
std::vector<std::string> words_of(const std::string& example) {
    std::vector<std::string> words;
    std::string word;
    bool quoted = false;
    for (const char c : example + " ") {
        if (c == '"')
            quoted = !quoted;
        else if (c != ' ' || quoted)
            word += c;
        else if (word == "<" || word == ">")
            break;
        else if (!word.empty())
            words.push_back(std::exchange(word, {}));
    }
    words.erase(words.begin());
    return words;
}

} // namespace

TEST_CASE("rotate takes all of its flags") {
    const auto rotate =
        parsed<Rotate>({"rotate", "Mario.Rossi@pec.it", "--provider", "aruba-pec", "--password-stdin",
                        "--expires", "25/05/2027", "--no-probe", "--create", "--only", "thunderbird",
                        "--only", "keychain", "--without-vault", "--accept-duplicate", "--yes"});
    CHECK(rotate.request.account.login == "Mario.Rossi@pec.it");
    CHECK(rotate.request.account.provider == "aruba-pec");
    CHECK(rotate.source == Rotate::Source::standard_input);
    CHECK(rotate.request.expires == day(2027, 5, 25));
    CHECK_FALSE(rotate.request.probe);
    CHECK(rotate.request.create);
    CHECK(rotate.request.only == std::vector<std::string>{"thunderbird", "keychain"});
    CHECK(rotate.request.without_vault);
    CHECK(rotate.request.accept_duplicate);
    CHECK(rotate.yes);
}

TEST_CASE("an option does not swallow the account behind it") {
    const auto rotate = parsed<Rotate>({"rotate", "--only", "thunderbird", "mario.rossi@pec.it"});
    CHECK(rotate.request.account.login == "mario.rossi@pec.it");
    CHECK(parsed<Track>({"track", "--device", "iPhone", "a@pec.it"}).request.account.login == "a@pec.it");
}

TEST_CASE("options of the whole program stand before or behind the command") {
    for (const auto& line :
         {std::vector<std::string>{"--json", "--lang", "it", "status"}, {"status", "--json", "--lang=it"}}) {
        const auto parsed_line = parse_command_line(line);
        REQUIRE(parsed_line.has_value());
        CHECK(std::get<Arguments>(*parsed_line).json);
        CHECK(std::get<Arguments>(*parsed_line).language == "it");
    }
}

TEST_CASE("a multi-user login is an account like any other") {
    CHECK(parsed<Status>({"status", "segreteria/studio@pec.it"}).account->login ==
          "segreteria/studio@pec.it");
}

TEST_CASE("dates that make no sense are refused") {
    CHECK(refused({"rotate", "a@pec.it", "--expires", "2026-11-21"}).find("past") != std::string::npos);
    CHECK(refused({"rotate", "a@pec.it", "--expires", "2036-11-23"}).find("ten years") != std::string::npos);
    CHECK(refused({"extend", "a@pec.it", "--until", "21/11/2026"}).find("past") != std::string::npos);
    CHECK(refused({"extend", "a@pec.it", "--until", "31/02/2027"}).find("not a date") != std::string::npos);
    CHECK(refused({"snooze", "a@pec.it", "--until", "22/11/2026"}).find("future") != std::string::npos);
    CHECK(refused({"snooze", "a@pec.it", "--until", "31/02/2027"}).find("not a date") != std::string::npos);
    CHECK(refused({"extend", "a@pec.it"}).find("--until") != std::string::npos);
    CHECK(refused({"track", "a@pec.it", "--issued", "2026-11-23"}).find("future") != std::string::npos);
    CHECK(refused({"track", "a@pec.it", "--issued", "2026-11-01", "--expires", "2027-01-01"})
              .find("--issued") != std::string::npos);
}

TEST_CASE("the last day may be today, and a tracked account may be expired") {
    CHECK(parsed<Extend>({"extend", "a@pec.it", "--until", "22/11/2026"}).until == today());
    CHECK(parsed<Snooze>({"snooze", "a@pec.it", "--until", "23/11/2026"}).until == day(2026, 11, 23));
    CHECK_FALSE(parsed<Snooze>({"snooze", "a@pec.it"}).until);
    CHECK(parsed<Rotate>({"rotate", "a@pec.it", "--expires", "2036-11-22"}).request.expires ==
          day(2036, 11, 22));
    CHECK(parsed<Track>({"track", "a@pec.it", "--expires", "01/02/2020"}).request.expires == day(2020, 2, 1));
    CHECK(parsed<Track>({"track", "a@pec.it", "--issued", "2026-11-22"}).request.issued == today());
}

TEST_CASE("track takes servers and devices") {
    const auto track = parsed<Track>({"track", "a@studio.example", "--archive", "Archivio.example",
                                      "--server", "imap=imap.example:1993", "--server", "smtp=[::1]:587",
                                      "--device", "iPhone di Anna", "--device", "Scanner"});
    CHECK(track.request.devices == std::vector<std::string>{"iPhone di Anna", "Scanner"});
    REQUIRE(track.request.servers.size() == 3);
    CHECK(track.request.servers[0].kind == SlotKind::imap);
    CHECK(track.request.servers[0].host == "imap.example");
    CHECK(track.request.servers[0].port == 1993);
    CHECK(track.request.servers[1].host == "::1");
    CHECK(track.request.servers[1].tls == Tls::starttls);
    CHECK(track.request.servers[2].kind == SlotKind::archive);
    CHECK(track.request.servers[2].host == "archivio.example");
    CHECK(track.request.servers[2].port == 0);
}

TEST_CASE("servers that are none are refused") {
    for (const char* text :
         {"imap", "imap=", "imap=host:", "imap=host:0", "imap=host:65536", "imap=host:99x", "caldav=host:993",
          "generic=host:993", "imap=ho st:993", "imap=[::1:993", "=host:1"}) {
        CAPTURE(text);
        CHECK(refused({"track", "a@pec.it", "--server", text}).find("not a server") != std::string::npos);
    }
    CHECK(refused({"track", "a@pec.it", "--archive", "host:port"}).find("not a server") != std::string::npos);
}

TEST_CASE("what contradicts itself is refused") {
    CHECK(refused({"track", "--all", "--import", "list.csv"}).find("--import") != std::string::npos);
    CHECK(refused({"track", "a@pec.it", "--all"}).find("alone") != std::string::npos);
    CHECK(refused({"track"}).find("ACCOUNT") != std::string::npos);
    CHECK(refused({"rotate"}).find("ACCOUNT") != std::string::npos);
    CHECK(refused({"rotate", "a@pec.it", "--batch", "f"}).find("--batch") != std::string::npos);
    CHECK(refused({"rotate", "--batch", "f", "--dry-run"}).find("--dry-run") != std::string::npos);
    CHECK(refused({"rotate", "a@pec.it", "--password-stdin", "--from", "s"}).find("--from") !=
          std::string::npos);
    CHECK(refused({"status", "--provider", "aruba-pec"}).find("ACCOUNT") != std::string::npos);
}

TEST_CASE("a variable of a script that was never set does not pass for an option left out") {
    CHECK(refused({"rotate", "a@pec.it", "--expires", ""}).find("--expires") != std::string::npos);
    CHECK(refused({"status", ""}).find("ACCOUNT") != std::string::npos);
    CHECK(refused({"rotate", "a@pec.it", "--only", ""}).find("--only") != std::string::npos);
}

TEST_CASE("names with blanks or control characters are no accounts") {
    for (const char* name : {"a b", "a\n", "\x1b[31m", "\xff"})
        CHECK(refused({"status", name}).find("not the name") != std::string::npos);
}

TEST_CASE("a password given as an argument is refused and not repeated") {
    for (const std::vector<std::string>& line : {std::vector<std::string>{"rotate", "a@pec.it", "Fake-Old-1"},
                                                 {"rotate", "a@pec.it", "--password", "Fake-Old-1"},
                                                 {"rotate", "a@pec.it", "--password=Fake-Old-1"},
                                                 {"rotate", "a@pec.it", "-pFake-Old-1"},
                                                 {"unlock", "s", "Fake-Old-1"},
                                                 {"agent", "second-channel", "Fake-Old-1"},
                                                 {"rotate", "a@pec.it", "--Fake-Old-1"},
                                                 {"Fake-Old-1"},
                                                 {"rotate", "a@pec.it", "--yes=Fake-Old-1"}}) {
        const std::string said = refused(line);
        CAPTURE(said);
        CHECK(said.find("Fake-Old-1") == std::string::npos);
    }
    CHECK(refused({"rotate", "a@pec.it", "fake"}).find("never given as an argument") != std::string::npos);
}

TEST_CASE("clients are restarted by retry alone, and when it is asked for") {
    CHECK(parsed<Retry>({"retry", "--restart-clients"}).request.restart_clients);
    CHECK_FALSE(parsed<Retry>({"retry"}).request.restart_clients);
    CHECK(refused({"rotate", "a@pec.it", "--restart-clients"}).find("--restart-clients") !=
          std::string::npos);
}

TEST_CASE("a command that there is not is refused by its name") {
    CHECK(refused({"wibble"}).find("wibble") != std::string::npos);
}

TEST_CASE("the fleet: its state without a word, and an address to join") {
    using Wish = FleetCommand::Wish;
    CHECK(parsed<FleetCommand>({"fleet"}).wish == Wish::status);
    CHECK(parsed<FleetCommand>({"fleet", "status"}).wish == Wish::status);
    CHECK(parsed<FleetCommand>({"fleet", "push"}).wish == Wish::push);
    CHECK(parsed<FleetCommand>({"fleet", "leave"}).wish == Wish::leave);
    const auto join = parsed<FleetCommand>({"fleet", "join", "https://fleet.example:8443"});
    CHECK(join.wish == Wish::join);
    CHECK(join.url == "https://fleet.example:8443");
    CHECK_FALSE(refused({"fleet", "join"}).empty());
    CHECK_FALSE(refused({"fleet", "join", "https://fleet.example", "fake-token"}).empty());
}

TEST_CASE("help is asked of the program, a command, and a command below") {
    CHECK(std::get<HelpWanted>(*parse_command_line({"--help"})).command.empty());
    CHECK(std::get<HelpWanted>(*parse_command_line({"rotate", "-h"})).command == "rotate");
    CHECK(std::get<HelpWanted>(*parse_command_line({"providers", "show", "--help"})).command ==
          "providers show");
}

TEST_CASE("every command has a summary and an example that can be typed as it stands") {
    const CommandDescription program = describe_commands();
    CHECK(program.commands.size() == 22);
    const auto check = [](const CommandDescription& command, const auto& again) -> void {
        CAPTURE(command.name);
        CHECK_FALSE(command.summary.empty());
        REQUIRE_FALSE(command.examples.empty());
        for (const ExampleDescription& example : command.examples) {
            CAPTURE(example.command);
            const auto command_line = parse(words_of(example.command));
            CHECK_MESSAGE(command_line.has_value(), (command_line ? "" : command_line.error().message));
        }
        for (const OptionDescription& option : command.options)
            CHECK_FALSE(option.text.empty());
        for (const CommandDescription& below : command.commands)
            again(below, again);
    };
    check(program, check);
}

TEST_CASE("help of a command shows its usage, its options and its examples") {
    const std::string help = help_text(describe_commands(), "rotate", Screen{});
    for (const char* wanted :
         {"rinnova rotate [OPTIONS] [ACCOUNT]", "--password-stdin", "--only TARGET…", "--json",
          "rinnova rotate mario.rossi@pec.it --dry-run", "another one, and stays as it is"})
        CHECK(help.find(wanted) != std::string::npos);
}

TEST_CASE("help fits the screen") {
    Screen narrow;
    narrow.width = 60;
    std::istringstream lines(help_text(describe_commands(), "status", narrow));
    for (std::string line; std::getline(lines, line);)
        CHECK(line.size() <= 64); // typographic quotes are longer than wide
}
