// SPDX-License-Identifier: Apache-2.0
#include "SdrBlob.h"

#include "Base64.h"
#include "Der.h"

namespace rinnova::thunderbird {

namespace {

constexpr std::string_view aes256_cbc{"\x60\x86\x48\x01\x65\x03\x04\x01\x2A", 9};
constexpr std::string_view des_ede3_cbc{"\x2A\x86\x48\x86\xF7\x0D\x03\x07", 8};

std::string_view object_identifier(Cipher cipher) {
    switch (cipher) {
    case Cipher::des3:
        return des_ede3_cbc;
    case Cipher::aes256:
        return aes256_cbc;
    }
    return {};
}

std::optional<Cipher> cipher_of(std::string_view identifier) {
    if (identifier == aes256_cbc)
        return Cipher::aes256;
    if (identifier == des_ede3_cbc)
        return Cipher::des3;
    return std::nullopt;
}

} // namespace

std::optional<SdrParts> parse_sdr_der(std::string_view der) {
    DerReader outside(der);
    const auto body = outside.take(DerTag::sequence);
    if (!body || !outside.at_end())
        return std::nullopt;
    DerReader inside(*body);
    const auto key_id = inside.take(DerTag::octet_string);
    const auto algorithm = inside.take(DerTag::sequence);
    const auto ciphertext = inside.take(DerTag::octet_string);
    if (!key_id || !algorithm || !ciphertext || !inside.at_end())
        return std::nullopt;
    DerReader parameters(*algorithm);
    const auto identifier = parameters.take(DerTag::object_identifier);
    const auto iv = parameters.take(DerTag::octet_string);
    if (!identifier || !iv || !parameters.at_end())
        return std::nullopt;
    const auto cipher = cipher_of(*identifier);
    if (!cipher || iv->size() != block_bytes(*cipher))
        return std::nullopt;
    return SdrParts{*key_id, *cipher, *iv, *ciphertext};
}

std::optional<SdrBlob> parse_sdr_blob(std::string_view base64) {
    const auto bytes = from_base64(base64);
    const auto parts = bytes ? parse_sdr_der(*bytes) : std::nullopt;
    if (!parts)
        return std::nullopt;
    return SdrBlob{std::string(parts->key_id), parts->cipher, std::string(parts->iv),
                   std::string(parts->ciphertext)};
}

std::string to_base64(const SdrBlob& blob) {
    const std::string algorithm =
        der_element(DerTag::sequence, der_element(DerTag::object_identifier, object_identifier(blob.cipher)) +
                                          der_element(DerTag::octet_string, blob.iv));
    return to_base64(der_element(DerTag::sequence, der_element(DerTag::octet_string, blob.key_id) +
                                                       algorithm +
                                                       der_element(DerTag::octet_string, blob.ciphertext)));
}

} // namespace rinnova::thunderbird
