// SPDX-License-Identifier: Apache-2.0
#include "DataProtectionBlob.h"
#include "Office.h"
#include "RegistryText.h"
#include "Utf16.h"

#include <doctest/doctest.h>

using namespace rinnova;
using namespace rinnova::outlook;

TEST_CASE("a text is read in both forms that Outlook has used") {
    CHECK(text_in(text(u"mario.rossi@pec.it")) == "mario.rossi@pec.it");
    CHECK(text_in(old_text(u"mario.rossi@pec.it")) == "mario.rossi@pec.it");
    CHECK(text_in(text(u"Studio Però ✉ 𝕏")) == "Studio Però ✉ 𝕏");
    CHECK(text_in({registry_string, std::string("a\0b\0", 4)}) == "ab");
    CHECK(text_in({registry_string, ""}) == "");
    CHECK(text_in({registry_binary, std::string("a\0\0\0\0\0", 6)}) == "a");
}

TEST_CASE("what is no text is not taken for one") {
    CHECK_FALSE(text_in({registry_string, "abc"}));
    CHECK_FALSE(text_in({registry_string, std::string("a\0\0\0b\0", 6)}));
    CHECK_FALSE(text_in({registry_string, std::string("\x00\xD8", 2)}));
    CHECK_FALSE(text_in({registry_string, std::string("\x00\xDC\x00\xD8", 4)}));
    CHECK_FALSE(text_in({registry_number, std::string("a\0b\0", 4)}));
    CHECK_FALSE(text_in({2, bytes_of(u"%USERNAME%")}));
    CHECK_FALSE(text_in({registry_string, {}, true}));
}

TEST_CASE("a number has four bytes and its own type") {
    CHECK(number_in(number(993)) == 993U);
    CHECK(number_in(number(0xFFFFFFFF)) == 0xFFFFFFFFU);
    CHECK_FALSE(number_in({registry_number, std::string("\1\0\0", 3)}));
    CHECK_FALSE(number_in({registry_number, std::string("\1\0\0\0\0\0\0\0", 8)}));
    CHECK_FALSE(number_in({registry_binary, std::string("\1\0\0\0", 4)}));
}

TEST_CASE("a password goes into UTF-16 with a closing NUL, and comes back") {
    for (const std::string_view password : {"a", "fake-new-2, perché no?", "fake-✉-𝕏-end"}) {
        const auto stored = to_sealed_text(Secret::copy_of(password));
        REQUIRE(stored);
        stored->expose(
            [&](std::string_view bytes) { CHECK(std::string(bytes) == bytes_of(*utf16_from(password))); });
        const auto back = from_sealed_text(*stored);
        CHECK((back && *back == Secret::copy_of(password)));
    }
    const std::string longest(256, 'x');
    CHECK(*from_sealed_text(*to_sealed_text(Secret::copy_of(longest))) == Secret::copy_of(longest));
}

TEST_CASE("a password that Outlook cannot keep is refused") {
    for (const std::string_view password : {std::string_view(), std::string_view("a\0b", 3),
                                            std::string_view("\xFF\xFE"), std::string_view("\xED\xA0\x80")})
        CHECK(to_sealed_text(Secret::copy_of(password)).error().code == ErrorCode::invalid_data);
    for (const std::string_view plain : {std::string_view("abc"), std::string_view("a\0\0\0b\0", 6),
                                         std::string_view("\x00\xD8\x00\x00", 4)})
        CHECK(from_sealed_text(Secret::copy_of(plain)).error().code == ErrorCode::invalid_data);
    CHECK(*from_sealed_text(Secret::copy_of(std::string_view("a\0b\0", 4))) == Secret::copy_of("ab"));
}

TEST_CASE("a name can be shown whatever it holds") {
    CHECK(shown(u"Studio Però 𝕏") == "Studio Però 𝕏");
    CHECK(shown(std::u16string_view(u"a\0b\nc\x7F\x85", 7)) == "a?b?c??");
    CHECK(shown(std::u16string(1, char16_t(0xD800)) + u"a" + char16_t(0xDC00)) == "?a?");
}

TEST_CASE("a blob of the data protection is whole when all that it announces is there") {
    const auto number = [](std::uint32_t value) { return outlook::number(value).bytes; };
    const auto part = [&](const std::string& bytes) {
        return number(static_cast<std::uint32_t>(bytes.size())) + bytes;
    };
    const std::string blob = number(1) + std::string(16, 'g') + number(1) + std::string(16, 'k') + number(0) +
                             part(bytes_of(u"IMAP Password")) + number(0x6610) + number(256) +
                             part(std::string(32, 's')) + part("") + number(0x800E) + number(512) +
                             part(std::string(32, 'h')) + part(std::string(48, 'd')) +
                             part(std::string(64, 'x'));
    CHECK(is_whole_blob(blob));
    for (std::size_t size = 0; size < blob.size(); ++size)
        CHECK_FALSE(is_whole_blob(blob.substr(0, size)));
    CHECK_FALSE(is_whole_blob("x" + blob));
    std::string huge = blob;
    huge.replace(44, 4, "\xFF\xFF\xFF\xFF");
    CHECK_FALSE(is_whole_blob(huge));
}
