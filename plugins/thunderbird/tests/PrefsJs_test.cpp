// SPDX-License-Identifier: Apache-2.0
#include "PrefsJs.h"
#include "TestProfile.h"

#include <doctest/doctest.h>

using namespace rinnova;
using namespace rinnova::thunderbird;

namespace {

Prefs prefs_of(std::string_view text) {
    Prefs prefs;
    prefs.read(text);
    return prefs;
}

} // namespace

TEST_CASE("preferences are read in every form that Thunderbird and people write") {
    const Prefs prefs = prefs_of(R"(// Mozilla User Preferences
# another comment
/* and
   user_pref("mail.commented", 1); */
user_pref("mail.text", "plain");
user_pref("mail.escaped", "a\"b\\c\x41\u00e8\n");
user_pref('mail.single', 'it\'s');
user_pref("mail.number", -17);
user_pref("mail.plus", +4);
user_pref("mail.truth", true);
user_pref("mail.untruth", false);
  user_pref ( "mail.spaced" , 5 ) ;  user_pref("mail.second", 6);
user_pref(
    "mail.wrapped", // why not
    7);
pref("mail.default", 8);
sticky_pref("mail.sticky", 9);
)");
    CHECK(prefs.string("mail.text") == "plain");
    CHECK(prefs.string("mail.escaped") == "a\"b\\cA\xC3\xA8\n");
    CHECK(prefs.string("mail.single") == "it's");
    CHECK(prefs.number("mail.number") == -17);
    CHECK(prefs.number("mail.plus") == 4);
    CHECK(prefs.is_true("mail.truth"));
    CHECK_FALSE(prefs.is_true("mail.untruth"));
    CHECK(prefs.number("mail.spaced") == 5);
    CHECK(prefs.number("mail.second") == 6);
    CHECK(prefs.number("mail.wrapped") == 7);
    CHECK(prefs.number("mail.default") == 8);
    CHECK(prefs.number("mail.sticky") == 9);
    CHECK_FALSE(prefs.number("mail.commented"));
}

TEST_CASE("a value of another type is no value") {
    const Prefs prefs = prefs_of("user_pref(\"mail.port\", \"993\");\nuser_pref(\"mail.host\", 5);\n");
    CHECK_FALSE(prefs.number("mail.port"));
    CHECK_FALSE(prefs.string("mail.host"));
    CHECK_FALSE(prefs.is_true("mail.host"));
}

TEST_CASE("lines that make no sense are passed over, and the next ones are read") {
    const Prefs prefs = prefs_of("user_pref(\"mail.broken\", \"no end\n"
                                 "user_pref(\"mail.a\", 1);\n"
                                 "user_pref(\"mail.broken\",\n"
                                 "user_pref(\"mail.b\", 2);\n"
                                 "rubbish \x01\x02\n"
                                 "(\"mail.nameless\", 3);\n"
                                 "user_pref(\"mail.huge\", 99999999999999999999);\n"
                                 "user_pref(\"mail.escape\", \"\\q\");\n"
                                 "user_pref(\"mail.c\", 3)\n;\n"
                                 "user_pref(\"mail.d\", 4); trailing\n"
                                 "user_pref(\"mail.e\", 5);");
    for (const char* broken : {"mail.broken", "mail.nameless", "mail.huge", "mail.escape"}) {
        CHECK_FALSE(prefs.number(broken));
        CHECK_FALSE(prefs.string(broken));
    }
    CHECK(prefs.number("mail.a") == 1);
    CHECK(prefs.number("mail.b") == 2);
    CHECK(prefs.number("mail.c") == 3);
    CHECK(prefs.number("mail.d") == 4);
    CHECK(prefs.number("mail.e") == 5);
}

TEST_CASE("a later statement and user.js override an earlier one") {
    const trial::TestProfile profile;
    profile.put("prefs.js",
                "user_pref(\"mail.a\", 1);\nuser_pref(\"mail.b\", 1);\nuser_pref(\"mail.b\", 2);\n");
    CHECK(read_prefs(profile.folder())->number("mail.a") == 1);
    CHECK(read_prefs(profile.folder())->number("mail.b") == 2);
    profile.put("user.js", "user_pref(\"mail.a\", 3);\n");
    CHECK(read_prefs(profile.folder())->number("mail.a") == 3);
}

TEST_CASE("text that is no UTF-8 is no value") {
    CHECK_FALSE(prefs_of("user_pref(\"mail.host\", \"citt\xE0\");\n").string("mail.host"));
    CHECK_FALSE(prefs_of("user_pref(\"mail.host\", \"\\ud800\");\n").string("mail.host"));
    CHECK(prefs_of("user_pref(\"mail.host\", \"\\ud83d\\ude00\");\n").string("mail.host") ==
          "\xF0\x9F\x98\x80");
}

TEST_CASE("a file of quotes, of slashes or of open comments is read in linear time") {
    for (const char* piece :
         {"user_pref(\"mail.a\",\"", "/", "/*", "\"", "user_pref(", "user_pref(\n", "\\"}) {
        std::string text;
        while (text.size() < 1'000'000)
            text += piece;
        CHECK_FALSE(prefs_of(text).number("mail.a"));
    }
}

TEST_CASE("without prefs.js there is nothing to read") {
    const trial::TestProfile profile;
    CHECK(read_prefs(profile.folder()).error().code == ErrorCode::not_found);
    std::filesystem::create_directory(profile.folder() / "prefs.js");
    CHECK(read_prefs(profile.folder()).error().code == ErrorCode::invalid_data);
}
