// SPDX-License-Identifier: Apache-2.0
#include "base/SecretInput.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace rinnova;
using namespace std::string_literals;

namespace {

/// The password that comes out, or "error: …" with its message.
std::string cleaned(const std::string& typed, bool* trimmed = nullptr) {
    const auto clean = clean_password(Secret::copy_of(typed));
    if (!clean)
        return (clean.error().code == ErrorCode::invalid_data ? "error: " : "wrong code: ") +
               clean.error().message;
    if (trimmed != nullptr)
        *trimmed = clean->trimmed_blanks;
    return clean->password.expose([](std::string_view bytes) { return std::string(bytes); });
}

} // namespace

TEST_CASE("a password is taken as it was pasted, without the frame of the paste") {
    struct Row {
        std::string typed, password;
        bool trimmed;
    };
    const std::vector<Row> rows{
        {"fake-old-1", "fake-old-1", false},
        {"fake-old-1\n", "fake-old-1", false},
        {"fake-old-1\r\n", "fake-old-1", false},
        {"fake-old-1\r", "fake-old-1", false},
        {" fake-old-1", "fake-old-1", true},
        {"fake-old-1 \n", "fake-old-1", true},
        {"fake-old-1\n ", "fake-old-1", true},
        {"\t \xC2\xA0"
         "fake-old-1\xC2\xA0\t \r\n\t",
         "fake-old-1", true},
        {"\xEF\xBB\xBF"
         "fake-old-1\xE2\x80\x8B\n",
         "fake-old-1", true},
        {"fake old 1", "fake old 1", false},
        {"\xC2\xA0\xC2\xA1", "\xC2\xA1", true},
        {"\xE2\x82\xAC\xF0\x9F\x94\x91", "\xE2\x82\xAC\xF0\x9F\x94\x91", false},
        {"x", "x", false},
        {std::string(256, 'x'), std::string(256, 'x'), false},
        {"  " + std::string(256, 'x') + "\n", std::string(256, 'x'), true},
    };
    for (const Row& row : rows) {
        CAPTURE(row.typed);
        bool trimmed = !row.trimmed;
        CHECK(cleaned(row.typed, &trimmed) == row.password);
        CHECK(trimmed == row.trimmed);
    }
}

TEST_CASE("what can be no password is refused, and not quoted") {
    for (const std::string& empty : {""s, "\n"s, "\r\n"s, " "s, " \t\xC2\xA0 \n"s})
        CHECK(cleaned(empty) == "error: The password is empty.");
    for (const std::string& lines : {"fake-old-1\nfake-old-2"s, "fake-old-1\n\n"s, "\nfake-old-1"s,
                                     "fake\rold"s, "fake-old-1\r\n\r\n"s, "fake-old-1\n \n"s})
        CHECK(cleaned(lines) == "error: The password has more than one line.");
    CHECK(cleaned("fake\0old"s) == "error: The password holds a NUL character.");
    CHECK(cleaned("fake-old-1\0"s) == "error: The password holds a NUL character.");
    CHECK(cleaned(std::string(257, 'x')) == "error: The password is longer than 256 bytes.");
    CHECK(cleaned(std::string(100'000, 'x')) == "error: The password is longer than 256 bytes.");
    CHECK(cleaned("fake\xFFold") == "error: The password is not valid UTF-8 text.");
}

TEST_CASE("UTF-8 is what RFC 3629 says it is") {
    for (const std::string& text :
         {""s, "plain"s, "\0"s, "\x7F"s, "\xC2\x80"s, "\xDF\xBF"s, "\xE0\xA0\x80"s, "\xED\x9F\xBF"s,
          "\xEE\x80\x80"s, "\xEF\xBF\xBF"s, "\xF0\x90\x80\x80"s, "\xF4\x8F\xBF\xBF"s}) {
        CAPTURE(text);
        CHECK(is_utf8(text));
        CHECK(is_utf8("twenty plain letters" + text + "and as many after it"));
    }
    const std::vector<std::string> rubbish{
        "\x80",             // a continuation alone
        "\xC0\x80",         // overlong NUL
        "\xC1\xBF",         // overlong
        "\xE0\x9F\xBF",     // overlong
        "\xF0\x8F\xBF\xBF", // overlong
        "\xED\xA0\x80",     // a surrogate
        "\xED\xBF\xBF",     // a surrogate
        "\xF4\x90\x80\x80", // above U+10FFFF
        "\xF8\x88\x80\x80\x80",
        "\xFE",
        "\xFF",
        "\xC3",
        "\xE2\x82",
        "\xF0\x9F\x94", // cut short
        "\xC3(",
        "\xE2(\xA1",
        "\xE2\x82(",
        "\xF0\x9F\x94(",
    };
    for (const std::string& text : rubbish) {
        CAPTURE(text);
        CHECK_FALSE(is_utf8(text));
        CHECK_FALSE(is_utf8("twenty plain letters" + text + "and as many after it"));
        CHECK_FALSE(is_utf8("twenty plain letters" + text));
        CHECK_FALSE(is_utf8("good" + text));
        CHECK_FALSE(is_utf8(text + "good"));
    }
}
