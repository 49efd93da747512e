// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rinnova::thunderbird {

/// SHA-256 in hexadecimal digits.
std::string sha256(std::string_view bytes);

/// The same over several pieces, told apart by their lengths.
std::string sha256(const std::vector<std::string_view>& pieces);

} // namespace rinnova::thunderbird
