// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rinnova::thunderbird {

/// RFC 4648, with padding, without line breaks: how password blobs stand in logins.json.
std::string to_base64(std::string_view bytes);

/// None for anything that is not the one encoding of some bytes.
std::optional<std::string> from_base64(std::string_view text);

} // namespace rinnova::thunderbird
