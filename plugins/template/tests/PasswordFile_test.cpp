// SPDX-License-Identifier: Apache-2.0
#include "Base64.h"
#include "PasswordFile.h"

#include <doctest/doctest.h>

using namespace rinnova;
using namespace rinnova::template_plugin;

namespace {

std::string decoded(std::string_view text) {
    const auto plain = from_base64(text);
    return plain ? plain->expose([](std::string_view bytes) { return std::string(bytes); }) : "none";
}

std::string with_password(std::string text, std::size_t entry, std::string_view password) {
    put_password(text, entries_of(text).at(entry), Secret::copy_of(password));
    return text;
}

} // namespace

TEST_CASE("a line holds a host, a user and a password") {
    const auto entries = entries_of("# comment\nIMAP.example.org mario@example.org ZmFrZQ== and more\r\n\n"
                                    "\talone\n host  user\n  # indented user\n");
    REQUIRE(entries.size() == 2);
    CHECK(entries[0] == Entry{"imap.example.org", "mario@example.org", 45, 8});
    CHECK(entries[1].host == "host");
    CHECK(entries[1].size == 0);
}

TEST_CASE("only the password changes, and whatever stands around it stays") {
    CHECK(with_password("h u ZmFrZQ== more\r\n#h u x\n", 0, "new") == "h u bmV3 more\r\n#h u x\n");
    CHECK(with_password("h u bmV3", 0, "fake-new-2") == "h u ZmFrZS1uZXctMg==");
    CHECK(with_password("h\tu  \r\nh2 u2 ZmFrZQ==", 0, "new") == "h\tu bmV3  \r\nh2 u2 ZmFrZQ==");
    CHECK(with_password("h u", 0, "new") == "h u bmV3");
}

TEST_CASE("passwords of every length survive base64") {
    for (const std::string_view password : {"x", "xy", "xyz", "fake-old-1", "perché no?"})
        CHECK(to_base64(Secret::copy_of(password)).expose(decoded) == password);
    CHECK(decoded("ZmFrZQ==") == "fake");
    for (const std::string_view rubbish : {"", "=", "abc", "a b=", "????", "ZmFrZQ=", "ZmFrZQ===="})
        CHECK(decoded(rubbish) == "none");
}

TEST_CASE("whatever stands in the file, reading it ends") {
    for (const std::string& text : {std::string(), std::string("\n\n"), std::string("\0\0 \0 \0", 6),
                                    std::string(100'000, 'x'), std::string("a b \n\r\n \xFF\xFE \xFF")})
        for (const Entry& entry : entries_of(text))
            CHECK(entry.at + entry.size <= text.size());
}
