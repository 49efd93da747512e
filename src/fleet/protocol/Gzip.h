// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Error.h"

#include <string>
#include <string_view>

namespace rinnova::fleet {

/// RFC 1952; the same bytes for the same text, whenever it is made.
std::string compress(std::string_view text);

/// `invalid-data` when it is damaged, has something behind its end, or would be larger than `most` bytes: no
/// more memory than that is ever taken.
Result<std::string> decompress(std::string_view bytes, std::size_t most);

} // namespace rinnova::fleet
