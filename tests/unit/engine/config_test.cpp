// SPDX-License-Identifier: Apache-2.0
#include "engine/Config.h"
#include "support/ScratchFolder.h"

#include <doctest/doctest.h>

using namespace rinnova;
using namespace rinnova::test;

namespace {

Result<Config> read(const std::string& machine, const std::string& user) {
    const ScratchFolder folder;
    Paths paths;
    paths.machine_config = folder / "etc";
    paths.config = folder / "home";
    if (!machine.empty())
        put_file(folder / "etc/config.json", machine);
    if (!user.empty())
        put_file(folder / "home/config.json", user);
    return read_config(paths);
}

} // namespace

TEST_CASE("without a configuration everything is at its default") {
    CHECK(read({}, {}).value() == Config{});
}

TEST_CASE("the user's members take the place of the machine's") {
    const auto config = read(
        R"({"language":"it","plugins":{"disabled":["keychain"],"experiments":["apple-mail-scripting"]}})",
        R"({"language":"en"})");
    REQUIRE(config);
    CHECK(config->language == "en");
    CHECK(config->disabled_plugins == std::set<std::string>{"keychain"});
    CHECK(config->experiments == std::set<std::string>{"apple-mail-scripting"});
}

TEST_CASE("members of the agent and the fleet are known, others are warned of") {
    CHECK(read({}, R"({"reminders":{},"second_channel":null,"fleet":{"url":null},"language":null})")
              ->warnings.empty());
    CHECK(read({}, R"({"langauge":"it"})")->warnings.size() == 1);
}

TEST_CASE("a wrong type is an error that names file, member and line") {
    for (const char* bad : {"{\n\"language\":7}", "{\n\"language\":\"fr\"}", "{\n\"plugins\":[]}",
                            "{\"plugins\":{\n\"disabled\":\"x\"}}", "{\n", "{\"a\":1,\n\"a\":2}"}) {
        CAPTURE(bad);
        const auto config = read({}, bad);
        REQUIRE_FALSE(config);
        CHECK(config.error().code == ErrorCode::invalid_data);
        CHECK(config.error().message.find("config.json") != std::string::npos);
        CHECK(config.error().message.find("2") != std::string::npos);
    }
    CHECK_FALSE(read({}, "[]"));
}
