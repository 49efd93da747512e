// SPDX-License-Identifier: Apache-2.0
#include "base/security_tool/ItemListing.h"
#include "support/ScratchFolder.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace rinnova;
using namespace rinnova::security_tool;

namespace {

std::string from_hex(const std::string& digits) {
    std::string bytes;
    for (std::size_t i = 0; i + 1 < digits.size(); i += 2)
        bytes.push_back(static_cast<char>(std::stoi(digits.substr(i, 2), nullptr, 16)));
    return bytes;
}

} // namespace

TEST_CASE("values that Apple's own function printed are read back, as attributes and as passwords") {
    const auto vectors =
        nlohmann::json::parse(test::bytes_of(RINNOVA_SOURCE_DIR "/tests/support/data/print_vectors.json"));
    REQUIRE(vectors.size() > 10);
    for (const auto& vector : vectors) {
        const std::string printed = vector["printed"];
        CAPTURE(printed);
        const std::string bytes = from_hex(vector["bytes_hex"]);
        CHECK(parse_value(printed) == bytes);
        const auto password = parse_password("some words\npassword: " + printed + "\n");
        REQUIRE(password);
        CHECK((*password == Secret::copy_of(bytes)));
    }
}

TEST_CASE("what is not printed by the tool gives nothing") {
    for (const char* wrong : {"<NULL>", "0x", "0x1", "0xZZ", "plain", "\"", "0x12G4  \"x\""})
        CHECK(parse_value(wrong) == std::nullopt);
    CHECK_FALSE(parse_password("security: an error\n"));
    CHECK_FALSE(parse_password("password: rubbish\n"));
    CHECK_FALSE(parse_password(""));
}

TEST_CASE("a listing gives its Internet passwords, and passes over everything else") {
    const auto items =
        parse_items("keychain: \"/Users/m/login.keychain-db\"\nversion: 512\nclass: \"genp\"\nattributes:\n"
                    "    \"acct\"<blob>=\"not this\"\n"
                    "keychain: \"/Users/m/login.keychain-db\"\nversion: 512\nclass: \"inet\"\nattributes:\n"
                    "    0x00000007 <blob>=0x50C3A0  \"P\\303\\240\"\n"
                    "    0x00000008 <blob>=<NULL>\n"
                    "    \"acct\"<blob>=\"a\"b\"\n    \"port\"<uint32>=0x0000024B  \"\\000\\000\\002K\"\n"
                    "    \"ptcl\"<uint32>=\"smtp\"\n    \"srvr\"<blob>=\"smtp.example.com\"\nrubbish\n\n");
    REQUIRE(items.size() == 1);
    CHECK(items[0].keychain == "/Users/m/login.keychain-db");
    CHECK(items[0].label == "P\xC3\xA0");
    CHECK(items[0].account == "a\"b");
    CHECK(items[0].port == 587);
    CHECK(items[0].protocol == "smtp");
}

TEST_CASE("a protocol or type of zero is none") {
    const auto items = parse_items("class: \"inet\"\n    \"ptcl\"<uint32>=0x00000000 \n"
                                   "    \"atyp\"<blob>=0x00000000 \n    \"port\"<uint32>=0x00000000 \n");
    REQUIRE(items.size() == 1);
    CHECK(items[0].protocol.empty());
    CHECK(items[0].auth_type.empty());
    CHECK(items[0].port == 0);
}

TEST_CASE("whatever a listing holds, reading it ends") {
    for (const std::string& text :
         {std::string(), std::string("keychain: "), std::string("class: \"inet\"\n    <>="),
          std::string(100'000, '\n'), std::string("    \"\"<=\n    <blob>=\"")})
        (void)parse_items("class: \"inet\"\n" + text);
}
