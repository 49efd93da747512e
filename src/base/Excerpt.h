// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace rinnova {

/// The beginning of what somebody wrote, for a message about it: enough to recognise it, on one line. At most
/// `most` bytes and never half a character; “…” stands for the rest, and for all of it when it is no UTF-8.
/// Control characters, those behind U+0080 too, become U+FFFD.
std::string excerpt(std::string_view text, std::size_t most = 80);

} // namespace rinnova
