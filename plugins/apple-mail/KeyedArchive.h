// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "Plist.h"

namespace rinnova::apple_mail {

/// The largest value that is looked at; real ones have a few hundred bytes.
inline constexpr std::size_t largest_archive = std::size_t{64} << 10U;

/// The root object of an archive as NSKeyedArchiver makes it (a property list with `$archiver`, `$objects`
/// and
/// `$top`), when that is a text, a number or a boolean; also of a plain property list. Nothing for everything
/// else, damaged ones included.
Scalar scalar_of_archive(std::string_view bytes);

} // namespace rinnova::apple_mail
