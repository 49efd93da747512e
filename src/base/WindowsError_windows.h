// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Error.h"

#include <string>
#include <string_view>

namespace rinnova {

/// What `fail_errno` is for errno: an error of the Windows API (GetLastError), with its closed code, the same
/// words and the same hints. A file that somebody else holds open is `busy`.
tl::unexpected<Error> fail_windows(unsigned long error, std::string_view what, std::string where);

/// Windows' own words for an error, in its user's language.
std::string words_of_windows(unsigned long error);

} // namespace rinnova
