// SPDX-License-Identifier: Apache-2.0
#include "Der.h"
#include "TestProfile.h"

#include <doctest/doctest.h>

using namespace rinnova::thunderbird;
using trial::from_hex;

TEST_CASE("DER elements are read in turn") {
    const std::string bytes = from_hex("0402abcd0201053000");
    DerReader reader(bytes);
    CHECK(reader.take(DerTag::octet_string) == from_hex("abcd"));
    CHECK(reader.take_unsigned() == 5U);
    CHECK(reader.take(DerTag::sequence) == "");
    CHECK(reader.at_end());
}

TEST_CASE("a DER element is written so that it reads back, whatever its length") {
    for (const std::size_t size : {0U, 1U, 127U, 128U, 255U, 256U, 65535U, 65536U}) {
        const std::string content(size, 'x');
        const std::string element = der_element(DerTag::octet_string, content);
        DerReader reader(element);
        CHECK(reader.take(DerTag::octet_string) == content);
        CHECK(reader.at_end());
    }
    CHECK(der_element(DerTag::octet_string, std::string(200, 'x')) ==
          trial::tlv(0x04, std::string(200, 'x')));
    CHECK(der_element(DerTag::octet_string, std::string(300, 'x')) ==
          trial::tlv(0x04, std::string(300, 'x')));
}

TEST_CASE("what is not strict DER is refused") {
    for (const char* hex : {
             "",                           // nothing
             "04",                         // no length
             "0402ab",                     // too short
             "048000",                     // indefinite length
             "048101ab",                   // a long length that could be short
             "04820001ab",                 // a length with a leading zero
             "0485000000000100",           // a length of five octets
             "04ffffffffffffffffffffffff", // absurd
             "0502abcd",                   // another tag
         }) {
        CAPTURE(hex);
        const std::string bytes = from_hex(hex);
        DerReader reader(bytes);
        CHECK_FALSE(reader.take(DerTag::octet_string));
    }
}

TEST_CASE("after an error a DER reader gives nothing more") {
    const std::string bytes = from_hex("02010504019a");
    DerReader reader(bytes);
    CHECK_FALSE(reader.take(DerTag::octet_string));
    CHECK_FALSE(reader.take_unsigned());
}

TEST_CASE("DER numbers are read when they are not negative and in their shortest form") {
    const auto number = [](std::string_view hex) {
        const std::string bytes = from_hex(hex);
        return DerReader(bytes).take_unsigned();
    };
    CHECK(number("020100") == 0U);
    CHECK(number("02022710") == 10000U);
    CHECK(number("02020080") == 128U);
    CHECK(number("020900ffffffffffffffff") == 0xFFFFFFFFFFFFFFFFULL);
    CHECK_FALSE(number("0200"));
    CHECK_FALSE(number("020180"));
    CHECK_FALSE(number("02020001"));
    CHECK_FALSE(number("020901ffffffffffffffff"));
}
