// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sdk/Target.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rinnova::thunderbird {

/// Something encrypted with the primary password, as it stands in key4.db: the key itself, and the known text
/// that the password is checked with. Of today's NSS (PBES2, RFC 8018):
///
///     SEQUENCE {
///       SEQUENCE { OID PBES2,
///         SEQUENCE {
///           SEQUENCE { OID PBKDF2,
///             SEQUENCE { OCTET STRING salt, INTEGER iterations, INTEGER 32, SEQUENCE { OID hmacWithSHA256 }
///             } },
///           SEQUENCE { OID aes256-CBC, OCTET STRING[14] } } },
///       OCTET STRING ciphertext }
///
/// where the 16 bytes of initialisation vector are the whole encoding of that last octet string, tag and
/// length too. Of NSS before 3.49 (2019), still found where the primary password was never changed since:
///
///     SEQUENCE { SEQUENCE { OID 1.2.840.113549.1.12.5.1.3, SEQUENCE { OCTET STRING salt, INTEGER 1 } },
///                OCTET STRING ciphertext }
struct KeyWrapping {
    enum class Scheme { pbes2, sha1_des3 } scheme = Scheme::pbes2;
    std::string salt;
    std::uint64_t iterations = 0;
    std::string iv; ///< of pbes2 alone
    std::string ciphertext;

    bool operator==(const KeyWrapping&) const = default;
};

/// No honest file asks for more: NSS takes 10,000. At this number one try takes a few seconds.
inline constexpr std::uint64_t max_iterations = 10'000'000;

/// `invalid-data` when it is no such structure or asks for too many iterations, `unsupported` for other
/// algorithms.
Result<KeyWrapping> parse_key_wrapping(std::string_view der);

/// What is inside; none when the password was another one (or the data are damaged). `password_hash`: of
/// hash_with_global_salt. Takes as long as the iterations ask for: 5 ms for 10,000 of them.
std::optional<Secret> unwrap(const KeyWrapping& wrapping, const Secret& password_hash);

} // namespace rinnova::thunderbird
