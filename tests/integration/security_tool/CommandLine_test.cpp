// SPDX-License-Identifier: Apache-2.0
#include "base/security_tool/CommandLine.h"

#include <doctest/doctest.h>

using namespace rinnova;
using namespace rinnova::security_tool;

TEST_CASE("arguments are quoted, and a line has its end") {
    CommandLine line("add-internet-password");
    line.add("-U").add("-a", "mario \"il\" ross\\i").add_secret("-w", Secret::copy_of("fake'1"));
    CHECK(*line.text() ==
          "add-internet-password \"-U\" \"-a\" \"mario \\\"il\\\" ross\\\\i\" \"-w\" \"fake'1\"\n");
    CommandLine hex("add-internet-password");
    hex.add_secret_hex("-X", Secret::copy_of("\x01é"));
    CHECK(*hex.text() == "add-internet-password \"-X\" \"01C3A9\"\n");
}

TEST_CASE("what a line cannot carry is never written") {
    for (const std::string& wrong : {std::string("a\nb"), std::string("a\0b", 3)}) {
        CommandLine line("find-internet-password");
        line.add("-a", wrong);
        REQUIRE_FALSE(line.text());
        CHECK(line.text().error().code == ErrorCode::invalid_data);
    }
    CommandLine many("find-internet-password");
    for (std::size_t i = 1; i < most_arguments; ++i)
        many.add("x");
    CHECK(many.text());
    CHECK_FALSE(many.add("x").text());
}

TEST_CASE("4094 bytes fit into a line, and not one more") {
    const std::string command = "find-internet-password";
    const std::size_t room = longest_line - command.size() - 3;
    CommandLine fits(command);
    fits.add(std::string(room, 'x'));
    REQUIRE(fits.text());
    CHECK(fits.text()->size() == longest_line + 1);
    CommandLine too_long(command);
    CHECK_FALSE(too_long.add(std::string(room + 1, 'x')).text());
    CommandLine escaped(command);
    CHECK_FALSE(escaped.add(std::string(room / 2 + 1, '"')).text());
}
