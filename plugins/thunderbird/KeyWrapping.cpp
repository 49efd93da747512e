// SPDX-License-Identifier: Apache-2.0
#include "KeyWrapping.h"

#include "BlockCipher.h"
#include "Der.h"
#include "sdk/Target.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/sha.h>

#include <array>
#include <cstring>

namespace rinnova::thunderbird {

namespace {

constexpr std::string_view oid_pbes2{"\x2A\x86\x48\x86\xF7\x0D\x01\x05\x0D", 9};
constexpr std::string_view oid_pbkdf2{"\x2A\x86\x48\x86\xF7\x0D\x01\x05\x0C", 9};
constexpr std::string_view oid_hmac_sha256{"\x2A\x86\x48\x86\xF7\x0D\x02\x09", 8};
constexpr std::string_view oid_aes256_cbc{"\x60\x86\x48\x01\x65\x03\x04\x01\x2A", 9};
constexpr std::string_view oid_sha1_des3{"\x2A\x86\x48\x86\xF7\x0D\x01\x0C\x05\x01\x03", 11};

constexpr std::size_t aes_key_bytes = 32;
constexpr std::size_t iv_bytes_in_pbes2 = 14;

const unsigned char* octets(std::string_view bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

tl::unexpected<Error> malformed() {
    return fail(ErrorCode::invalid_data,
                translate("thunderbird", "Thunderbird's key database holds a key that is damaged."));
}

tl::unexpected<Error> unknown_algorithm() {
    return fail(ErrorCode::unsupported,
                translate("thunderbird", "Thunderbird's key is encrypted in a way that this "
                                         "version of Rinnova does not know."));
}

/// SEQUENCE { OID, parameters }: gives the OID, and a reader for what follows it.
struct Algorithm {
    std::string_view identifier;
    DerReader parameters;
};

std::optional<Algorithm> take_algorithm(DerReader& reader) {
    const auto body = reader.take(DerTag::sequence);
    if (!body)
        return std::nullopt;
    DerReader inside(*body);
    const auto identifier = inside.take(DerTag::object_identifier);
    if (!identifier)
        return std::nullopt;
    return Algorithm{*identifier, inside};
}

Result<void> parse_pbkdf2(DerReader parameters, KeyWrapping& wrapping) {
    const auto body = parameters.take(DerTag::sequence);
    if (!body || !parameters.at_end())
        return malformed();
    DerReader inside(*body);
    const auto salt = inside.take(DerTag::octet_string);
    const auto iterations = inside.take_unsigned();
    const auto key_length = inside.take_unsigned();
    const auto function = take_algorithm(inside);
    if (!salt || !iterations || !key_length || !function || !inside.at_end())
        return malformed();
    if (function->identifier != oid_hmac_sha256 || *key_length != aes_key_bytes)
        return unknown_algorithm();
    wrapping.salt = *salt;
    wrapping.iterations = *iterations;
    return {};
}

Result<void> parse_pbes2(DerReader parameters, KeyWrapping& wrapping) {
    wrapping.scheme = KeyWrapping::Scheme::pbes2;
    const auto body = parameters.take(DerTag::sequence);
    if (!body || !parameters.at_end())
        return malformed();
    DerReader inside(*body);
    const auto derivation = take_algorithm(inside);
    auto encryption = take_algorithm(inside);
    if (!derivation || !encryption || !inside.at_end())
        return malformed();
    if (derivation->identifier != oid_pbkdf2 || encryption->identifier != oid_aes256_cbc)
        return unknown_algorithm();
    const auto iv = encryption->parameters.take(DerTag::octet_string);
    if (!iv || !encryption->parameters.at_end())
        return malformed();
    if (iv->size() != iv_bytes_in_pbes2)
        return unknown_algorithm();
    wrapping.iv = der_element(DerTag::octet_string, *iv);
    return parse_pbkdf2(derivation->parameters, wrapping);
}

Result<void> parse_sha1_des3(DerReader parameters, KeyWrapping& wrapping) {
    wrapping.scheme = KeyWrapping::Scheme::sha1_des3;
    const auto body = parameters.take(DerTag::sequence);
    if (!body || !parameters.at_end())
        return malformed();
    DerReader inside(*body);
    const auto salt = inside.take(DerTag::octet_string);
    const auto iterations = inside.take_unsigned();
    if (!salt || !iterations || !inside.at_end() || salt->size() > SHA_DIGEST_LENGTH)
        return malformed();
    wrapping.salt = *salt;
    wrapping.iterations = *iterations;
    return {};
}

std::optional<Secret> unwrap_pbes2(const KeyWrapping& wrapping, const Secret& password_hash) {
    Secret key(aes_key_bytes);
    const bool derived = password_hash.expose([&](std::string_view password) {
        return key.fill([&](std::span<char> out) {
            return PKCS5_PBKDF2_HMAC(password.data(), static_cast<int>(password.size()),
                                     octets(wrapping.salt), static_cast<int>(wrapping.salt.size()),
                                     static_cast<int>(wrapping.iterations), EVP_sha256(),
                                     static_cast<int>(out.size()),
                                     reinterpret_cast<unsigned char*>(out.data())) == 1;
        });
    });
    const auto cipher = derived ? BlockCipher::make(Cipher::aes256, key) : fail(ErrorCode::internal, {});
    return cipher ? cipher->decrypt(wrapping.iv, wrapping.ciphertext) : std::nullopt;
}

using Digest = std::array<unsigned char, SHA_DIGEST_LENGTH>;

/// Small buffers of intermediate results, wiped at the end.
struct LegacyDerivation {
    Digest key_hash{};
    Digest intermediate{};
    std::array<unsigned char, 2 * SHA_DIGEST_LENGTH> input{};
    std::array<unsigned char, 2 * SHA_DIGEST_LENGTH> output{};

    LegacyDerivation() = default;
    LegacyDerivation(const LegacyDerivation&) = delete;
    LegacyDerivation& operator=(const LegacyDerivation&) = delete;
    ~LegacyDerivation() { OPENSSL_cleanse(this, sizeof *this); }

    bool hmac(const unsigned char* data, std::size_t size, unsigned char* out) const {
        return HMAC(EVP_sha1(), key_hash.data(), static_cast<int>(key_hash.size()), data, size, out,
                    nullptr) != nullptr;
    }
};

// NSS's own derivation (nsspkcs5_PKCS12PBE and friends, lowpbe.c): with CHP = SHA1(hash ‖ salt) and PES the
// salt filled up to 20 bytes, HMAC(CHP, PES ‖ salt) ‖ HMAC(CHP, HMAC(CHP, PES) ‖ salt) gives the key at its
// front and the initialisation vector at its end. The number of iterations is not used.
std::optional<Secret> unwrap_sha1_des3(const KeyWrapping& wrapping, const Secret& password_hash) {
    LegacyDerivation work;
    const std::string_view salt = wrapping.salt;
    const bool hashed = password_hash.expose([&](std::string_view password) {
        Secret both(password.size() + salt.size());
        return both.fill([&](std::span<char> out) {
            std::memcpy(out.data(), password.data(), password.size());
            std::memcpy(out.data() + password.size(), salt.data(), salt.size());
            return SHA1(reinterpret_cast<unsigned char*>(out.data()), out.size(), work.key_hash.data()) !=
                   nullptr;
        });
    });
    std::memcpy(work.input.data(), salt.data(), salt.size());
    std::memcpy(work.input.data() + SHA_DIGEST_LENGTH, salt.data(), salt.size());
    bool derived = hashed &&
                   work.hmac(work.input.data(), SHA_DIGEST_LENGTH + salt.size(), work.output.data()) &&
                   work.hmac(work.input.data(), SHA_DIGEST_LENGTH, work.intermediate.data());
    std::memcpy(work.input.data(), work.intermediate.data(), SHA_DIGEST_LENGTH);
    derived = derived && work.hmac(work.input.data(), SHA_DIGEST_LENGTH + salt.size(),
                                   work.output.data() + SHA_DIGEST_LENGTH);
    if (!derived)
        return std::nullopt;
    const std::string_view output(reinterpret_cast<const char*>(work.output.data()), work.output.size());
    const auto cipher =
        BlockCipher::make(Cipher::des3, Secret::copy_of(output.substr(0, key_bytes(Cipher::des3))));
    return cipher ? cipher->decrypt(output.substr(output.size() - block_bytes(Cipher::des3)),
                                    wrapping.ciphertext)
                  : std::nullopt;
}

} // namespace

Result<KeyWrapping> parse_key_wrapping(std::string_view der) {
    DerReader outside(der);
    const auto body = outside.take(DerTag::sequence);
    if (!body || !outside.at_end())
        return malformed();
    DerReader inside(*body);
    const auto algorithm = take_algorithm(inside);
    const auto ciphertext = inside.take(DerTag::octet_string);
    if (!algorithm || !ciphertext || !inside.at_end())
        return malformed();
    KeyWrapping wrapping;
    wrapping.ciphertext = *ciphertext;
    Result<void> parsed = unknown_algorithm();
    if (algorithm->identifier == oid_pbes2)
        parsed = parse_pbes2(algorithm->parameters, wrapping);
    else if (algorithm->identifier == oid_sha1_des3)
        parsed = parse_sha1_des3(algorithm->parameters, wrapping);
    if (!parsed)
        return tl::unexpected(parsed.error());
    if (wrapping.iterations == 0)
        return malformed();
    if (wrapping.iterations > max_iterations)
        return fail(ErrorCode::invalid_data,
                    translate("thunderbird",
                              "Thunderbird's key database asks for more than 10 million rounds to "
                              "derive a key: it is damaged, or somebody tampered with it."));
    return wrapping;
}

std::optional<Secret> unwrap(const KeyWrapping& wrapping, const Secret& password_hash) {
    switch (wrapping.scheme) {
    case KeyWrapping::Scheme::pbes2:
        return unwrap_pbes2(wrapping, password_hash);
    case KeyWrapping::Scheme::sha1_des3:
        return unwrap_sha1_des3(wrapping, password_hash);
    }
    return std::nullopt;
}

} // namespace rinnova::thunderbird
