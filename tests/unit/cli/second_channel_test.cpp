// SPDX-License-Identifier: Apache-2.0
#include "unit/cli/FakeWorld.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace rinnova;
using namespace rinnova::cli::test;

namespace {

struct Channel : FakeWorld {
    Channel() {
        SecondChannel::Mail mail;
        mail.username = "rinnova@example.org";
        mail.to = {"boss@example.org"};
        service.second_channel = SecondChannel{mail, {}};
    }
    bool said(std::string_view text) const { return console.said.find(text) != std::string::npos; }
    bool printed(std::string_view text) const { return console.printed.find(text) != std::string::npos; }
};

const std::vector<std::string> command{"agent", "second-channel"};
const std::vector<std::string> from_script{"agent", "second-channel", "--password-stdin"};

} // namespace

TEST_CASE("a person is asked for the password of the second channel, and told where the test goes") {
    Channel world;
    world.console.person = true;
    world.console.answers = {"fake-channel-1"};
    CHECK(world.run(command) == 0);
    REQUIRE(world.console.questions.size() == 1);
    CHECK(world.console.questions[0].find("rinnova@example.org") != std::string::npos);
    CHECK(world.service.passwords == std::vector<std::string>{"fake-channel-1"});
    CHECK(world.printed("boss@example.org"));
    CHECK_FALSE(world.printed("fake-channel-1"));
}

TEST_CASE("a script gives the password of the second channel on standard input") {
    Channel world;
    CHECK(world.run(command) == 2);
    CHECK(world.said("--password-stdin"));
    CHECK(world.service.passwords.empty());
    world.console.input = "fake-channel-1\n";
    std::vector<std::string> with_json = from_script;
    with_json.emplace_back("--json");
    CHECK(world.run(with_json) == 0);
    CHECK(world.service.passwords == std::vector<std::string>{"fake-channel-1"});
    CHECK(nlohmann::json::parse(world.console.printed) ==
          nlohmann::json::parse(R"({"schema":1,"action":"second-channel","way":"mail"})"));
    for (const std::string& input : {std::string(), std::string("a\nb\n"), std::string("a\0b", 3)}) {
        world.console.input = input;
        CHECK(world.run(from_script) == 2);
    }
    CHECK(world.service.passwords.size() == 1);
}

TEST_CASE("a command of one's own is tried without any password") {
    Channel world;
    world.service.second_channel = SecondChannel{std::nullopt, {"/usr/local/bin/tell-the-office"}};
    for (const auto& line : {command, from_script}) {
        CHECK(world.run(line) == 0);
        CHECK(world.said("needs no password"));
        CHECK(world.said("/usr/local/bin/tell-the-office"));
    }
    CHECK(world.service.passwords.empty());
    CHECK(world.console.questions.empty());
}

TEST_CASE("without a second channel nothing is asked, and it is said where to name one") {
    Channel world;
    world.console.person = true;
    world.service.second_channel.reset();
    CHECK(world.run(command) == 2);
    CHECK(world.said("config.json"));
    CHECK(world.console.questions.empty());
}

TEST_CASE("a second channel that cannot be used is refused before anything is asked") {
    Channel world;
    world.console.person = true;
    world.service.error = Error{ErrorCode::conflict, "a@pec.it is itself watched over.", "", "config.json"};
    CHECK(world.run(command) == 1);
    CHECK(world.said("itself watched over"));
    CHECK(world.console.questions.empty());
}

TEST_CASE("what a server or keychain has against it decides how the command ends") {
    Channel world;
    world.console.input = "fake-channel-1";
    for (const auto& [code, exit] : {std::pair{ErrorCode::auth_rejected, 1},
                                     {ErrorCode::unreachable, 1},
                                     {ErrorCode::locked, 6},
                                     {ErrorCode::timed_out, 1}}) {
        world.service.refusal = Error{code, "It was in vain.", "", ""};
        CHECK(world.run(from_script) == exit);
        CHECK(world.said("It was in vain."));
    }
}
