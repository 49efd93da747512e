// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Error.h"
#include "base/Secret.h"

namespace rinnova {

/// A password as somebody typed or pasted it, made fit for use.
struct CleanPassword {
    Secret password;
    bool trimmed_blanks = false; ///< blanks stood around it: worth telling, they may have been part of it
};

/// The longest password accepted, in bytes of UTF-8.
inline constexpr std::size_t max_password_bytes = 256;

/// Takes off one line end and the blanks around (space, tab, no-break space), then checks: 1 to 256 bytes of
/// valid UTF-8, no NUL, no line break. `invalid-data` otherwise, with a message that does not quote it.
Result<CleanPassword> clean_password(Secret typed);

/// Whether the bytes are well-formed UTF-8 (no overlong forms, no surrogates, at most U+10FFFF).
bool is_utf8(std::string_view bytes) noexcept;

} // namespace rinnova
