// SPDX-License-Identifier: Apache-2.0
#include "Digest.h"

#include <openssl/sha.h>

namespace rinnova::thunderbird {

std::string sha256(std::string_view bytes) {
    unsigned char digest[SHA256_DIGEST_LENGTH];
    SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest);
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(2 * sizeof digest);
    for (const unsigned char byte : digest) {
        text += digits[byte >> 4U];
        text += digits[byte & 15U];
    }
    return text;
}

std::string sha256(const std::vector<std::string_view>& pieces) {
    std::string joined;
    for (const std::string_view piece : pieces) {
        joined += std::to_string(piece.size());
        joined += ':';
        joined += piece;
    }
    return sha256(joined);
}

} // namespace rinnova::thunderbird
