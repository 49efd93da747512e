// SPDX-License-Identifier: Apache-2.0
#include "fleet/protocol/Encoding.h"
#include "fleet/protocol/Envelope.h"
#include "fleet/protocol/Gzip.h"

#include <doctest/doctest.h>

using namespace rinnova;
using namespace rinnova::fleet;

namespace {

Secret seed_of(std::string_view hex) {
    return Secret::copy_of(*from_hex(hex));
}

} // namespace

TEST_CASE("a key signs as RFC 8032 shows (7.1, test 2)") {
    const auto key =
        SigningKey::from(seed_of("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"));
    REQUIRE(key);
    CHECK(to_hex(key->public_key().bytes) ==
          "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    const std::string signature = key->sign("\x72");
    CHECK(to_hex(signature) == "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                               "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
    CHECK(is_signature_of(signature, "\x72", key->public_key()));
    CHECK_FALSE(is_signature_of(signature, "\x73", key->public_key()));
    CHECK_FALSE(SigningKey::from(Secret::copy_of("short")));
}

TEST_CASE("what was sealed opens, with any bytes as payload") {
    const SigningKey key = SigningKey::generate();
    const std::string payload("\0\n\xff line", 9);
    const std::string bytes = seal(EnvelopeKind::report, 42, payload, key);
    const auto envelope = open_envelope(bytes);
    REQUIRE(envelope);
    CHECK(envelope->kind == EnvelopeKind::report);
    CHECK(envelope->number == 42);
    CHECK(envelope->payload == payload);
    CHECK(envelope->sender == key.public_key().id());
    CHECK(is_signed_by(*envelope, key.public_key()));
    CHECK_FALSE(is_signed_by(*envelope, SigningKey::generate().public_key()));
}

TEST_CASE("any byte of an envelope that is changed makes it malformed or unsigned") {
    const SigningKey key = SigningKey::generate();
    const std::string bytes = seal(EnvelopeKind::join, 0, "payload", key);
    for (std::size_t i = 0; i < bytes.size(); ++i)
        for (const int flip : {1, 2, 32, 128}) {
            std::string changed = bytes;
            changed[i] = static_cast<char>(changed[i] ^ flip);
            const auto envelope = open_envelope(changed);
            CAPTURE(i);
            CHECK((!envelope || !is_signed_by(*envelope, key.public_key())));
        }
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        const auto envelope = open_envelope(std::string_view(bytes).substr(0, size));
        CHECK((!envelope || !is_signed_by(*envelope, key.public_key())));
    }
}

TEST_CASE("an envelope has one form") {
    const SigningKey key = SigningKey::generate();
    const std::string id = key.public_key().id();
    const std::string signature = to_base64url(std::string(64, 'x'));
    const auto open = [&](const std::string& line) { return open_envelope(line + "\npayload"); };
    CHECK(open("RINNOVA-FLEET 1 report " + id + " 1 " + signature));
    CHECK(open("RINNOVA-FLEET 2 report " + id + " 1 " + signature).error().code == ErrorCode::unsupported);
    for (const std::string& line : {
             "RINNOVA-FLEET 1 report " + id + " 01 " + signature,
             "RINNOVA-FLEET 1 report " + id + " -1 " + signature,
             "RINNOVA-FLEET 1 report " + id + " 9223372036854775808 " + signature,
             "RINNOVA-FLEET 1 report " + id + "  1 " + signature,
             "RINNOVA-FLEET 1 report " + id + " 1 " + signature + " ",
             "RINNOVA-FLEET 1 report " + id + " 1 " + signature + "\r",
             "RINNOVA-FLEET 1 secret " + id + " 1 " + signature,
             "RINNOVA-FLEET 1 report " + id.substr(2) + " 1 " + signature,
             "RINNOVA-FLEET 1 report " + std::string(32, 'A') + " 1 " + signature,
             "RINNOVA-FLEET 1 report " + id + " 1 " + signature.substr(1),
             std::string("RINNOVA-FLEET 1"),
             std::string(),
         }) {
        CAPTURE(line);
        const auto envelope = open(line);
        REQUIRE_FALSE(envelope);
        CHECK(envelope.error().code == ErrorCode::invalid_data);
    }
    CHECK_FALSE(open_envelope(std::string(most_envelope_bytes + 1, 'R')));
}

TEST_CASE("base64url and hex read only what they write") {
    for (const std::string& bytes : {std::string(), std::string("f"), std::string("fo"), std::string("foo"),
                                     std::string("\xff\xfe\0\x01", 4)}) {
        CHECK(from_base64url(to_base64url(bytes)) == bytes);
        CHECK(from_hex(to_hex(bytes)) == bytes);
    }
    CHECK(to_base64url("\xfb\xff") == "-_8");
    for (const char* text : {"Zg=", "Zh", "Z", "Z+", "Zg\n"})
        CHECK_FALSE(from_base64url(text));
    for (const char* text : {"A0", "0", "0g"})
        CHECK_FALSE(from_hex(text));
}

TEST_CASE("a compressed text comes back; a bomb, a damaged and a longer one do not") {
    const std::string text(500'000, 'a');
    const std::string bytes = compress(text);
    CHECK(bytes.size() < 1000);
    CHECK(decompress(bytes, text.size()) == text);
    CHECK_FALSE(decompress(bytes, text.size() - 1));
    CHECK_FALSE(decompress(bytes + "x", text.size()));
    CHECK_FALSE(decompress(bytes.substr(0, bytes.size() - 1), text.size()));
    CHECK_FALSE(decompress("", 100));
    CHECK_FALSE(decompress("no gzip at all", 100));
    std::string damaged = bytes;
    damaged[damaged.size() / 2] = static_cast<char>(damaged[damaged.size() / 2] ^ 1);
    CHECK_FALSE(decompress(damaged, text.size()));
    CHECK(decompress(compress(""), 0) == "");
}
