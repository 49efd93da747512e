// SPDX-License-Identifier: Apache-2.0
#include "base/PlainText.h"

#include <doctest/doctest.h>

using namespace rinnova;

namespace {

std::string utf8(unsigned point) {
    if (point < 0x80)
        return {static_cast<char>(point)};
    if (point < 0x800)
        return {static_cast<char>(0xC0 | point >> 6), static_cast<char>(0x80 | (point & 0x3F))};
    return {static_cast<char>(0xE0 | point >> 12), static_cast<char>(0x80 | ((point >> 6) & 0x3F)),
            static_cast<char>(0x80 | (point & 0x3F))};
}

} // namespace

TEST_CASE("control characters, separators and direction marks are not shown, their neighbours are") {
    for (unsigned point = 0; point < 0x2100; ++point) {
        CAPTURE(point);
        const bool control = point < 0x20 || (point >= 0x7F && point < 0xA0);
        const bool mark = point == 0x61C || point == 0x200E || point == 0x200F ||
                          (point >= 0x2028 && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
        CHECK(is_plain_character(utf8(point)) == !(control || mark));
        CHECK(made_plain("a" + utf8(point) + "b", "?") ==
              (control || mark ? "a?b" : "a" + utf8(point) + "b"));
    }
}

TEST_CASE("what is no UTF-8 is not shown, byte for byte") {
    CHECK(made_plain("\xFF\xC3", "?") == "??");
    CHECK(made_plain("a\xE2\x80", "?") == "a??");
    CHECK(made_plain("\xED\xA0\x80", "?") == "???"); // a surrogate
    CHECK(made_plain("\xC0\x80", "?") == "??");      // overlong
    CHECK_FALSE(is_plain("\xC0\x80"));
    CHECK_FALSE(is_plain("caff\xE8"));
}

TEST_CASE("a text in any script stays as it is") {
    for (const char* text : {"", "perché “…” 😀", "Ünïcödé", "日本語", "שלום", "a b"}) {
        CHECK(is_plain(text));
        CHECK(made_plain(text, "?") == text);
    }
}

TEST_CASE("line ends stay where they are wanted") {
    CHECK(made_plain("a\nb\r\n", "?", true) == "a\nb?\n");
    CHECK(made_plain("a\nb", " ") == "a b");
    CHECK_FALSE(is_plain("a\nb"));
}
