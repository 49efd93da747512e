// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace rinnova {

/// UTF-16, as the Windows API takes text. What is no proper UTF-8 becomes U+FFFD.
std::wstring wide_of(std::string_view utf8);
/// UTF-8. A surrogate that stands alone becomes U+FFFD.
std::string utf8_of(std::wstring_view wide);

} // namespace rinnova
