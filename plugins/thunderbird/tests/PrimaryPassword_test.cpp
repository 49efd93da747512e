// SPDX-License-Identifier: Apache-2.0
#include "GlobalSalt.h"
#include "PrimaryPassword.h"
#include "TestProfile.h"

#include <doctest/doctest.h>

using namespace rinnova;
using namespace rinnova::thunderbird;
using trial::TestCipher;
using trial::TestKeys;

namespace {

Result<SdrKeys> open(const TestKeys& keys, const char* primary_password) {
    const auto key4 = parse_key4(trial::test_key4(keys));
    REQUIRE(key4);
    if (primary_password == nullptr)
        return SdrKeys::open(*key4, nullptr);
    const Secret password = Secret::copy_of(primary_password);
    return SdrKeys::open(*key4, &password);
}

std::string decrypted(SdrKeys& keys, const std::string& blob) {
    const auto secret = keys.decrypt(blob);
    return secret ? trial::text_of(*secret) : "(does not open)";
}

/// A short way through a key4.db with one value of the derivation changed.
ErrorCode error_with(std::string_view from, std::string_view to) {
    std::string file = trial::test_key4({.primary_password = "fake-primary", .iterations = 10000});
    REQUIRE(from.size() == to.size());
    for (std::size_t at = file.find(from); at != std::string::npos; at = file.find(from, at + 1))
        file.replace(at, to.size(), to);
    const auto key4 = parse_key4(file);
    REQUIRE(key4);
    const Secret password = Secret::copy_of("fake-primary");
    const auto keys = SdrKeys::open(*key4, &password);
    REQUIRE_FALSE(keys);
    return keys.error().code;
}

} // namespace

TEST_CASE("without a primary password the empty one opens the key") {
    auto keys = open({}, nullptr);
    REQUIRE(keys);
    CHECK(keys->without_primary_password());
    CHECK(decrypted(*keys, trial::test_blob(TestCipher::aes256, "fake-old-1")) == "fake-old-1");
}

TEST_CASE("a primary password set by an older NSS opens the key") {
    auto keys = open({.primary_password = "fake-primary", .iterations = 10000}, "fake-primary");
    REQUIRE(keys);
    CHECK_FALSE(keys->without_primary_password());
    CHECK(decrypted(*keys, trial::test_blob(TestCipher::aes256, "fake-old-1")) == "fake-old-1");
}

TEST_CASE("a primary password set by Thunderbird 153 opens the key") {
    auto keys = open({.primary_password = "fake-primary", .iterations = 10000, .global_salt_bytes = 48},
                     "fake-primary");
    REQUIRE(keys);
    CHECK(decrypted(*keys, trial::test_blob(TestCipher::aes256, "fake-old-1")) == "fake-old-1");
}

TEST_CASE("a key wrapped before NSS 3.49 opens too") {
    auto keys =
        open({.primary_password = "fake-primary", .aes = false, .des3 = true, .wrapped_before_nss_349 = true},
             "fake-primary");
    REQUIRE(keys);
    CHECK(decrypted(*keys, trial::test_blob(TestCipher::des3, "fake-old-1")) == "fake-old-1");
}

TEST_CASE("a key wrapped before NSS 3.49, in a file that NSS 3.87 and 3.125 open, gives the same key") {
    // The key of fixtures/nss387-primary, wrapped anew in the old way; both versions of NSS read its logins
    // with it.
    const std::string salt = trial::from_hex("29374e56855a5043d901bcd4f85ed588c8501752");
    const auto wrapping =
        parse_key_wrapping(trial::from_hex("304c3028060b2a864886f70d010c050103301904149f0149d5e54294d762329e8"
                                           "5a238bb8a6d43d674020101042065378e63e652a997"
                                           "1492af5afd4089ec9d01213479aeec4f55fddebeb70366e0"));
    REQUIRE(wrapping);
    const auto key =
        unwrap(*wrapping, hash_with_global_salt(salt, Secret::copy_of("fake-prim\xC3\xA0ry-password")));
    REQUIRE(key);
    CHECK(trial::text_of(*key) == trial::from_hex("98b97f869b0b258c648cbfd0d0f20d67a2f18a0ec2010402"));
    CHECK_FALSE(unwrap(*wrapping, hash_with_global_salt(salt, Secret::copy_of("fake-other"))));
}

TEST_CASE("a wrong, missing or forgotten primary password is told as locked") {
    const TestKeys with_password{.primary_password = "fake-primary", .iterations = 10000};
    for (const char* given : {"fake-other", "", static_cast<const char*>(nullptr)}) {
        const auto keys = open(with_password, given);
        REQUIRE_FALSE(keys);
        CHECK(keys.error().code == ErrorCode::locked);
    }
}

TEST_CASE("a primary password that was taken away since opens the profile all the same") {
    auto keys = open({}, "fake-primary-of-before");
    REQUIRE(keys);
    CHECK(keys->without_primary_password());
}

TEST_CASE("of two keys with one id each blob gets the one of its cipher") {
    auto keys = open({.des3 = true}, nullptr);
    REQUIRE(keys);
    CHECK(keys->preferred() == Cipher::aes256);
    CHECK(decrypted(*keys, trial::test_blob(TestCipher::aes256, "fake-new-1")) == "fake-new-1");
    CHECK(decrypted(*keys, trial::test_blob(TestCipher::des3, "fake-old-1")) == "fake-old-1");
    for (const Cipher cipher : {Cipher::aes256, Cipher::des3}) {
        const auto blob = keys->encrypt(cipher, "fake-new-2");
        REQUIRE(blob);
        CHECK(decrypted(*keys, *blob) == "fake-new-2");
        CHECK(*keys->encrypt(cipher, "fake-new-2") != *blob); // a fresh vector every time
    }
}

TEST_CASE("a blob of a key that the profile lacks does not open") {
    auto keys = open({}, nullptr);
    REQUIRE(keys);
    CHECK_FALSE(keys->decrypt(trial::test_blob(TestCipher::des3, "fake-old-1")));
    CHECK_FALSE(keys->has(Cipher::des3));
}

TEST_CASE("a derivation of more than ten million rounds is refused before it starts") {
    const auto rounds = [](std::string_view integer) {
        const std::string derivation = trial::tlv(
            0x30,
            trial::from_hex("06092a864886f70d01050c") +
                trial::tlv(0x30, trial::tlv(0x04, "salt") + std::string(integer) + trial::from_hex("020120") +
                                     trial::tlv(0x30, trial::from_hex("06082a864886f70d0209"))));
        const std::string encryption = trial::tlv(0x30, trial::from_hex("060960864801650304012a") +
                                                            trial::tlv(0x04, std::string(14, 'i')));
        return parse_key_wrapping(
            trial::tlv(0x30, trial::tlv(0x30, trial::from_hex("06092a864886f70d01050d") +
                                                  trial::tlv(0x30, derivation + encryption)) +
                                 trial::tlv(0x04, std::string(16, 'c'))));
    };
    CHECK(rounds(trial::from_hex("0203989680")).error().code == ErrorCode::invalid_data); // negative
    CHECK(rounds(trial::from_hex("020400989680"))->iterations == 10'000'000);
    CHECK(rounds(trial::from_hex("020400989681")).error().code == ErrorCode::invalid_data);
    CHECK(rounds(trial::from_hex("02087fffffffffffffff")).error().code == ErrorCode::invalid_data);
    CHECK(rounds(trial::from_hex("020100")).error().code == ErrorCode::invalid_data);
}

TEST_CASE("rounds, algorithms and structures that make no sense are told from a wrong password") {
    // 10,000 rounds become 65,280: the password does not fit any more.
    CHECK(error_with(trial::from_hex("02022710020120"), trial::from_hex("02027f00020120")) ==
          ErrorCode::locked);
    // hmacWithSHA256 becomes hmacWithSHA512
    CHECK(error_with(trial::from_hex("2a864886f70d0209"), trial::from_hex("2a864886f70d020b")) ==
          ErrorCode::unsupported);
    // a key of 16 bytes
    CHECK(error_with(trial::from_hex("02022710020120"), trial::from_hex("02022710020110")) ==
          ErrorCode::unsupported);
    // a sequence becomes a set
    CHECK(error_with(trial::from_hex("300a06082a864886f70d0209"),
                     trial::from_hex("310a06082a864886f70d0209")) == ErrorCode::invalid_data);
}

TEST_CASE("a damaged key is told from a wrong password") {
    TestKeys keys{.primary_password = "fake-primary", .iterations = 10000};
    auto key4 = parse_key4(trial::test_key4(keys));
    REQUIRE(key4);
    key4->keys.front().value.back() ^= 1;
    const Secret password = Secret::copy_of("fake-primary");
    CHECK(SdrKeys::open(*key4, &password).error().code == ErrorCode::invalid_data);
}

TEST_CASE("a profile that never stored a password has no key") {
    const auto keys = open({.aes = false}, nullptr);
    REQUIRE_FALSE(keys);
    CHECK(keys.error().code == ErrorCode::unsupported);
}

TEST_CASE("trying a primary password tells right, wrong and not needed apart") {
    const auto tried = [](const TestKeys& keys, const char* password) {
        return check_primary_password(*parse_key4(trial::test_key4(keys)), Secret::copy_of(password));
    };
    const TestKeys with_password{
        .primary_password = "fake-primary", .iterations = 10000, .global_salt_bytes = 48};
    CHECK(tried(with_password, "fake-primary"));
    CHECK(tried(with_password, "fake-other").error().code == ErrorCode::auth_rejected);
    CHECK(tried({}, "fake-primary").error().code == ErrorCode::unsupported);
}
