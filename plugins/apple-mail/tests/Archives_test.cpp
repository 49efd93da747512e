// SPDX-License-Identifier: Apache-2.0
#include "KeyedArchive.h"
#include "PlistShape.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <vector>

using namespace rinnova;
using namespace rinnova::apple_mail;

namespace {

std::string big_endian(std::uint64_t value, int bytes) {
    std::string text;
    for (int i = bytes - 1; i >= 0; --i)
        text.push_back(static_cast<char>(value >> (8 * i)));
    return text;
}

/// A binary property list of these objects, the first at the top.
std::string binary_plist(const std::vector<std::string>& objects) {
    std::string bytes = "bplist00";
    std::string offsets;
    for (const std::string& object : objects) {
        offsets += big_endian(bytes.size(), 4);
        bytes += object;
    }
    const std::size_t table = bytes.size();
    return bytes + offsets + std::string(6, '\0') + "\x04\x02" + big_endian(objects.size(), 8) +
           big_endian(0, 8) + big_endian(table, 8);
}

std::string array_of(const std::vector<unsigned>& references) {
    std::string bytes(1, static_cast<char>(0xA0 + references.size()));
    for (const unsigned reference : references)
        bytes += big_endian(reference, 2);
    return bytes;
}

/// `depth` arrays, each inside the one before.
std::string nested(unsigned depth, unsigned copies = 1) {
    std::vector<std::string> objects;
    for (unsigned i = 1; i <= depth; ++i)
        objects.push_back(array_of(std::vector<unsigned>(copies, i)));
    objects.emplace_back("\x09"); // true
    return binary_plist(objects);
}

} // namespace

TEST_CASE("shallow property lists of both forms are accepted") {
    CHECK(has_sane_shape(nested(20)));
    CHECK(parse_plist(nested(20)) != nullptr);
    CHECK(has_sane_shape("<?xml version=\"1.0\"?><plist><dict><key>a</key><true/></dict></plist>"));
}

TEST_CASE("deep, cyclic and multiplying property lists never reach the library") {
    CHECK_FALSE(has_sane_shape(nested(100)));
    CHECK_FALSE(has_sane_shape(nested(60'000)));
    CHECK_FALSE(has_sane_shape(nested(25, 4))); // 4^25 nodes
    CHECK_FALSE(has_sane_shape(binary_plist({array_of({0})})));
    CHECK_FALSE(has_sane_shape(binary_plist({array_of({1}), array_of({0})})));
    std::string xml;
    for (int i = 0; i < 100'000; ++i)
        xml += "<array>";
    CHECK_FALSE(has_sane_shape(xml));
    std::string hidden;
    for (int i = 0; i < 1000; ++i)
        hidden += "<array><!-- </array> -->";
    CHECK_FALSE(has_sane_shape(hidden));
    std::string wide = array_of(std::vector<unsigned>(14, 1));
    std::string long_text =
        std::string("\x5F\x12", 2) + big_endian(2'000'000, 4) + std::string(2'000'000, 'x');
    CHECK_FALSE(has_sane_shape(binary_plist({wide, long_text})));
}

TEST_CASE("many tags without an end are looked at once") {
    // Each looked for to the end of the text on its own would be half an hour.
    const std::string text = std::string(1'000'000, '<') + std::string(30'000'000, 'x') + "/>";
    CHECK(has_sane_shape(text));
}

TEST_CASE("a property list that is cut anywhere gives nothing, or a value, and no crash") {
    const std::string whole = nested(5);
    for (std::size_t size = 0; size < whole.size(); ++size) {
        (void)scalar_of_archive(whole.substr(0, size));
        std::string changed = whole;
        changed[size] = static_cast<char>(changed[size] ^ 0x55);
        (void)scalar_of_archive(changed);
    }
    CHECK(scalar_of_archive("") == Scalar());
    CHECK(scalar_of_archive("rubbish") == Scalar());
    CHECK(scalar_of_archive(std::string(largest_archive + 1, 'x')) == Scalar());
}

TEST_CASE("a text with a NUL in it ends nothing, and brings no NUL") {
    // libplist's own accessor aborts there; what it keeps of such a text ends before the NUL.
    const std::string with_nul("\x53"
                               "a\0b",
                               4);
    CHECK(text_of(scalar_of_archive(binary_plist({with_nul}))).find('\0') == std::string::npos);
    CHECK(scalar_of_archive(binary_plist({std::string("\x53"
                                                      "abc",
                                                      4)})) == Scalar(std::string("abc")));
    const std::string xml = "<?xml version=\"1.0\"?><plist version=\"1.0\"><string>a";
    CHECK(scalar_of_archive(xml + std::string("\0b</string></plist>", 19)) == Scalar());
}

TEST_CASE("numbers and flags are understood as every version wrote them") {
    CHECK(number_of(Scalar(std::int64_t{993})) == 993);
    CHECK(number_of(Scalar(std::string("993"))) == 993);
    CHECK(number_of(Scalar(std::string("993x"))) == std::nullopt);
    CHECK(flag_of(Scalar(std::string("YES"))) == true);
    CHECK(flag_of(Scalar(std::string("NO"))) == false);
    CHECK(flag_of(Scalar(std::int64_t{1})) == true);
    CHECK(flag_of(Scalar()) == std::nullopt);
}
