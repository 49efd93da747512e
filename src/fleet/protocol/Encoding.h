// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rinnova::fleet {

/// Lower case, two digits a byte.
std::string to_hex(std::string_view bytes);
/// None for anything that `to_hex` would not have written.
std::optional<std::string> from_hex(std::string_view text);

/// RFC 4648, section 5, without padding.
std::string to_base64url(std::string_view bytes);
/// None for anything that `to_base64url` would not have written.
std::optional<std::string> from_base64url(std::string_view text);

/// 32 bytes.
std::string sha256(std::string_view bytes);

/// Bytes that nobody can guess; from OpenSSL.
std::string random_bytes(std::size_t count);

} // namespace rinnova::fleet
