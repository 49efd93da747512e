// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace rinnova::apple_mail {

/// Far above what a property list of Mail's has.
inline constexpr std::size_t deepest_plist = 32;
inline constexpr std::size_t most_plist_nodes = 100'000;

/// Whether a property list (binary or XML) can be handed to libplist without harm. That one recurses, and
/// copies an object as often as something refers to it: a file of a few bytes can be made to fill the memory
/// or the stack. What is accepted is at most `deepest_plist` deep, has at most `most_plist_nodes` nodes when
/// every reference is followed, and no cycle.
///
/// Binary format: CFBinaryPList.c in Apple's CoreFoundation (opensource.apple.com/source/CF).
bool has_sane_shape(std::string_view plist);

bool is_binary_plist(std::string_view plist);

} // namespace rinnova::apple_mail
