// SPDX-License-Identifier: Apache-2.0
#include "terminal/PasswordKeys.h"

#include <doctest/doctest.h>

#include <string>

using namespace rinnova;
using namespace rinnova;

namespace {

using State = PasswordKeys::State;

State type(PasswordKeys& keys, std::string_view bytes) {
    State state = State::more;
    for (const char byte : bytes)
        state = keys.take(byte);
    return state;
}

/// What a line of keys comes to; `!` for one that is refused.
std::string entered(std::string_view bytes) {
    PasswordKeys keys;
    CHECK(type(keys, bytes) == State::entered);
    auto typed = keys.finish();
    return typed ? typed->expose([](std::string_view text) { return std::string(text); }) : "!";
}

const std::string start = "\x1b[200~";
const std::string end = "\x1b[201~";

} // namespace

TEST_CASE("typed characters up to Enter are the password") {
    CHECK(entered("fake-1\r") == "fake-1");
    CHECK(entered("fake-1\n") == "fake-1");
    CHECK(entered("\r").empty());
    CHECK(entered("pérch€ 😀\r") == "pérch€ 😀");
    CHECK(entered("a\tb\r") == "a\tb");
}

TEST_CASE("Backspace takes back one character, however many bytes it has") {
    CHECK(entered("fakex\x7f\r") == "fake");
    CHECK(entered("fake€\x08\r") == "fake");
    CHECK(entered("😀\x7f\x7f\x7f-1\r") == "-1");
    CHECK(entered("wrong\x15"
                  "fake\r") == "fake");
    CHECK(entered("wrong\x17"
                  "fake\r") == "fake");
}

TEST_CASE("a marked paste is taken as it is") {
    CHECK(entered(start + "fake-1" + end + "\r") == "fake-1");
    CHECK(entered(start + "fake\x15\x7f\x1b[A-1" + end + "\r") == "fake\x15\x7f\x1b[A-1");
    CHECK(entered(start + "a\x1b[20" + end + "\r") == "a\x1b[20");
    CHECK(entered(start + "a\x1b\x1b" + end + "\r") == "a\x1b\x1b");
    CHECK(entered(start + "fake\r" + end + "\r") == "fake\r");
    CHECK(entered(start + "one\rtwo" + end + "\r") == "one\rtwo");
}

TEST_CASE("a second paste takes the first one's place") {
    CHECK(entered(start + "fake-1" + end + start + "fake-1" + end + "\r") == "fake-1");
    CHECK(entered("half" + start + "fake-1" + end + "\r") == "fake-1");
    CHECK(entered(start + "fake" + end + "-1\r") == "fake-1");
}

TEST_CASE("a paste is announced once") {
    PasswordKeys keys;
    CHECK_FALSE(keys.was_pasted());
    type(keys, start + "fake" + end);
    CHECK(keys.was_pasted());
    CHECK_FALSE(keys.was_pasted());
}

TEST_CASE("keys whose effect cannot be seen make the whole line refused") {
    CHECK(entered("fa\x1b[Dke\r") == "!");
    CHECK(entered("fa\x1bOCke\r") == "!");
    CHECK(entered("fake\x01\r") == "!");
    CHECK(entered("fake\x04\r") == "!");
    CHECK(entered("fake\x1b[3~\r") == "!");
    CHECK(entered("fake\x01\x15"
                  "fake\r") == "fake");
}

TEST_CASE("what a terminal reports by itself does no harm") {
    CHECK(entered("fa\x1b[Ike\x1b[O\r") == "fake");
}

TEST_CASE("a NUL stays, for the check of the password to name it") {
    CHECK(entered(std::string("fa\0ke\r", 6)) == std::string("fa\0ke", 5));
}

TEST_CASE("Ctrl-D ends the input only where nothing was typed") {
    PasswordKeys keys;
    CHECK(keys.take(0x04) == State::ended);
}

TEST_CASE("lines that follow Enter make the whole paste refused") {
    PasswordKeys keys;
    CHECK(type(keys, "first\r") == State::entered);
    keys.lines_followed();
    CHECK_FALSE(keys.finish().has_value());
}

TEST_CASE("more than 4096 bytes are refused, not cut") {
    CHECK(entered(start + std::string(4097, 'x') + end + "\r") == "!");
    CHECK(entered(start + std::string(4096, 'x') + end + "\r") == std::string(4096, 'x'));
}

TEST_CASE("an escape sequence that never ends swallows no more than its share") {
    PasswordKeys keys;
    type(keys, "\x1b[" + std::string(100, '1'));
    CHECK(type(keys, "m\r") == State::entered);
    CHECK_FALSE(keys.finish().has_value());
}
