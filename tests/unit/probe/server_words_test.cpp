// SPDX-License-Identifier: Apache-2.0
#include "base/SecretInput.h"
#include "probe/LoginScript.h"
#include "probe/ServerWords.h"

#include <doctest/doctest.h>

using namespace rinnova;

namespace {

std::string masked(std::string words, std::string_view username, std::string_view password) {
    const auto forms = sent_forms(username, Secret::copy_of(password));
    return mask_echo(std::move(words), forms);
}

} // namespace

TEST_CASE("control characters and broken UTF-8 do not reach the terminal") {
    CHECK(clean_words("  535 \x1b[31mred\x07\r\n  again ") == "535 [31mred again");
    CHECK(clean_words("caf\xC3\xA9 \xFF\xC3") == "caf\xC3\xA9 ??");
    CHECK(clean_words("a\xC2\x9B"
                      "31mb") == "a 31mb");
    CHECK(clean_words("a\u202Eb\u2066c\u200Fd\u2028e") == "a b c d e");
    CHECK(clean_words("") == "");
    CHECK(clean_words(std::string(3, '\0')) == "");
}

TEST_CASE("long words are cut between characters") {
    const std::string cut =
        clean_words(std::string(150, 'x') + std::string("\u20AC\u20AC\u20AC") + std::string(300, 'y'));
    CHECK(cut.size() <= max_words_bytes);
    CHECK(is_utf8(cut));
    CHECK(cut.substr(cut.size() - 3) == "\u2026");
    std::string euros;
    for (int i = 0; i < 100; ++i)
        euros += "\u20AC";
    CHECK(is_utf8(clean_words(euros)));
}

TEST_CASE("what a server echoes of the password is masked, in each form in which it was sent") {
    CHECK(masked("no: fake-old-1!", "a@b", "fake-old-1") == "no: ***!");
    CHECK(masked("no: FAKE-OLD-1!", "a@b", "fake-old-1") == "no: ***!");
    // base64 of fake-old-1, and of NUL a@b NUL fake-old-1
    CHECK(masked("bad line ZmFrZS1vbGQtMQ==", "a@b", "fake-old-1") == "bad line ***");
    CHECK(masked("bad line AGFAYgBmYWtlLW9sZC0x", "a@b", "fake-old-1") == "bad line ***");
    CHECK(masked("cut short: AGFAYgBmYWtlLW9", "a@b", "fake-old-1") == "cut short: ***");
    CHECK(masked("R1 LOGIN \"a@b\" \"fa\\\"ke\"", "a@b", "fa\"ke") == "R1 LOGIN \"a@b\" ***");
}

TEST_CASE("words that only look alike stay") {
    CHECK(masked("Authentication failed.", "a@b", "fake-old-1") == "Authentication failed.");
    CHECK(masked("no a here", "a@b", "a") == "no a here");
    CHECK(masked("", "a@b", "fake-old-1") == "");
}
