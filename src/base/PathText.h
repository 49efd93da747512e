// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string_view>

namespace rinnova {

/// The file that a text names; `path::string()` is the way back. A std::string given to a path means, on
/// Windows, what the C library's locale says, which is never UTF-8.
inline std::filesystem::path path_from_utf8(std::string_view text) {
    return std::u8string(text.begin(), text.end());
}

} // namespace rinnova
