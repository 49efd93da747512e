// SPDX-License-Identifier: Apache-2.0
#include "Base64.h"
#include "SdrBlob.h"
#include "TestProfile.h"

#include <doctest/doctest.h>

using namespace rinnova::thunderbird;
using trial::from_hex;

TEST_CASE("a blob that Thunderbird 153 wrote is taken apart and put together again") {
    const std::string text =
        "MEMEEPgAAAAAAAAAAAAAAAAAAAEwHQYJYIZIAWUDBAEqBBA5jLDAPHQwwC448tnwnT1hBBCYlrBZVex0Dgfz6IK5KeJS";
    const auto blob = parse_sdr_blob(text);
    REQUIRE(blob);
    CHECK(blob->key_id == sdr_key_id);
    CHECK(blob->cipher == Cipher::aes256);
    CHECK(blob->iv == from_hex("398cb0c03c7430c02e38f2d9f09d3d61"));
    CHECK(blob->ciphertext == from_hex("9896b05955ec740e07f3e882b929e252"));
    CHECK(to_base64(*blob) == text);
}

TEST_CASE("an older blob names 3DES and has a shorter vector") {
    const auto blob = parse_sdr_blob(trial::test_blob(trial::TestCipher::des3, "fake-old-1"));
    REQUIRE(blob);
    CHECK(blob->cipher == Cipher::des3);
    CHECK(blob->iv == "vvvvvvvv");
    CHECK(to_base64(*blob) == trial::test_blob(trial::TestCipher::des3, "fake-old-1"));
}

TEST_CASE("what is no blob is refused") {
    const std::string good = trial::test_blob(trial::TestCipher::aes256, "fake-old-1");
    CHECK_FALSE(parse_sdr_blob(""));
    CHECK_FALSE(parse_sdr_blob("~fake"));
    CHECK_FALSE(parse_sdr_blob(good.substr(0, good.size() - 4)));
    CHECK_FALSE(parse_sdr_blob(good + "AAAA"));
    CHECK_FALSE(parse_sdr_blob(" " + good));
    std::string other_cipher = *from_base64(good);
    other_cipher[other_cipher.find('\x2A')] = '\x2B';
    CHECK_FALSE(parse_sdr_blob(to_base64(other_cipher)));
}

TEST_CASE("base64 is that of RFC 4648, section 10") {
    const std::pair<const char*, const char*> vectors[] = {{"", ""},
                                                           {"f", "Zg=="},
                                                           {"fo", "Zm8="},
                                                           {"foo", "Zm9v"},
                                                           {"foob", "Zm9vYg=="},
                                                           {"fooba", "Zm9vYmE="},
                                                           {"foobar", "Zm9vYmFy"}};
    for (const auto& [plain, encoded] : vectors) {
        CHECK(to_base64(std::string_view(plain)) == encoded);
        CHECK(from_base64(encoded) == plain);
    }
    for (const char* wrong : {"Zg", "Zg=", "Z===", "====", "Zh==", "Zm9=", "Zm9v\n", "Zm 9", "Zg==Zg=="})
        CHECK_FALSE(from_base64(wrong));
}
