// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "BlockCipher.h"

#include <optional>
#include <string>
#include <string_view>

namespace rinnova::thunderbird {

/// A stored user name or password: what NSS's "secret decoder ring" makes, base64 of
///
///     SEQUENCE { OCTET STRING key id, SEQUENCE { OID cipher, OCTET STRING iv }, OCTET STRING ciphertext }
///
/// The ciphers' OIDs are aes256-CBC 2.16.840.1.101.3.4.1.42 (NIST) and des-EDE3-CBC 1.2.840.113549.3.7 (RFC
/// 2985). There is no authentication code: a wrong key shows in the padding, mostly.
struct SdrBlob {
    std::string key_id;
    Cipher cipher = Cipher::aes256;
    std::string iv;
    std::string ciphertext;

    bool operator==(const SdrBlob&) const = default;
};

/// The CKA_ID of the key that all password blobs of a profile are made with; keys of different ciphers share
/// it.
inline constexpr std::string_view sdr_key_id{"\xF8\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01", 16};

/// The parts of one, as they stand in its DER.
struct SdrParts {
    std::string_view key_id;
    Cipher cipher = Cipher::aes256;
    std::string_view iv;
    std::string_view ciphertext;
};

/// None when it is no such blob, or one of another cipher.
std::optional<SdrParts> parse_sdr_der(std::string_view der);
std::optional<SdrBlob> parse_sdr_blob(std::string_view base64);

std::string to_base64(const SdrBlob& blob);

} // namespace rinnova::thunderbird
