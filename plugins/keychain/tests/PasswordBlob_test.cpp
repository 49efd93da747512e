// SPDX-License-Identifier: Apache-2.0
#include "windows/PasswordBlob.h"

#include <doctest/doctest.h>

using namespace rinnova;
using namespace rinnova::keychain;

namespace {

std::string wide(std::u16string_view text) {
    std::string bytes;
    for (const char16_t unit : text)
        (bytes += static_cast<char>(unit & 0xFF)) += static_cast<char>(unit >> 8);
    return bytes;
}

std::string text_in(std::string_view blob) {
    const auto password = password_in(blob);
    return password ? password->expose([](std::string_view bytes) { return std::string(bytes); }) : "";
}

std::string bytes_of(const Secret& secret) {
    return secret.expose([](std::string_view bytes) { return std::string(bytes); });
}

} // namespace

TEST_CASE("a password is read in either encoding, with and without a closing NUL") {
    CHECK(text_in("fake-old-1") == "fake-old-1");
    CHECK(text_in(std::string("fake-old-1\0", 11)) == "fake-old-1");
    CHECK(text_in(std::string("fake1\0", 6)) == "fake1");
    CHECK(text_in(wide(u"fake-old-1")) == "fake-old-1");
    CHECK(text_in(wide(u"fake-\u00e9-\u20ac-\U0001F600")) == "fake-\u00e9-\u20ac-\U0001F600");
    CHECK(text_in(wide(std::u16string_view(u"fake-old-1\0", 11))) == "fake-old-1");
}

TEST_CASE("another password is written the way the one before was") {
    const std::string fresh = "fake-new-\u00e8\u20ac\U0001F600";
    for (const std::string& before :
         {std::string("fake"), std::string("fake\0", 5), std::string("fake1\0", 6),
          std::string("perch\u00e9\0", 8), wide(u"fake"), wide(u"fake1"), wide(u"perch\u00e9"),
          wide(u"\u043f\u0430\u0440\u043e\u043b\u044c-1"), wide(std::u16string_view(u"fake\0", 5))}) {
        const Secret blob = blob_of(Secret::copy_of(fresh), form_of(before));
        CHECK(text_in(bytes_of(blob)) == fresh);
        CHECK(form_of(bytes_of(blob)) == form_of(before));
        CHECK(bytes_of(blob_of(Secret::copy_of(text_in(before)), form_of(before))) == before);
    }
}

TEST_CASE("one NUL at the end closes UTF-8, whatever the size; UTF-16 has one in every western character") {
    CHECK(form_of(std::string("fake1\0", 6)) == BlobForm{false, true});
    CHECK(form_of(std::string("fake\0", 5)) == BlobForm{false, true});
    CHECK(form_of(std::string("a\0", 2)) == BlobForm{false, true});
    CHECK(form_of("ab") == BlobForm{false, false});
    CHECK(form_of(wide(u"fake1")) == BlobForm{true, false});
    CHECK(form_of(wide(std::u16string_view(u"fake1\0", 6))) == BlobForm{true, true});
    CHECK(form_of(wide(u"\u00e9")) == BlobForm{true, false}); // no UTF-8 before the NUL
}

TEST_CASE("UTF-16 without a NUL by which to know it is left alone, and not read as UTF-8") {
    const std::u16string_view cyrillic = u"\u043f\u0430\u0440\u043e\u043b\u044c";
    CHECK_FALSE(password_in(wide(cyrillic)).has_value());
    CHECK_FALSE(password_in(wide(std::u16string(cyrillic) + u'\0')).has_value());
    CHECK(text_in(wide(std::u16string(cyrillic) + u"-1")) == "\u043f\u0430\u0440\u043e\u043b\u044c-1");
    CHECK_FALSE(password_in(std::string(2, '\0')).has_value());
}

TEST_CASE("what is no line of text is no password") {
    for (const std::string& blob :
         {std::string("two\nlines"), std::string("a\tb"), std::string("a\x7f"), std::string("a\0b", 3),
          std::string("\xff\xfe"), wide(u"two\r\nlines"), wide(std::u16string_view(u"a\0b", 3)),
          std::string("a\0\0\xd8", 4), std::string("a\0\0\xdc", 4)})
        CHECK_FALSE(password_in(blob).has_value());
}

TEST_CASE("an empty blob is an empty password in UTF-8") {
    CHECK(password_in("").has_value());
    CHECK(form_of("") == BlobForm{false, false});
}
