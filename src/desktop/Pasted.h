// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Secret.h"

#include <string_view>

namespace rinnova::desktop {

/// What somebody pasted where a password was expected.
struct Pasted {
    enum class Kind {
        nothing,  ///< no text at all: a picture, an empty clipboard
        password, ///< one word, or one line that holds nothing that looks more like one
        within,   ///< more text, and in it one word that looks like the password: to be offered
        unclear,  ///< more text, and no word or several that look like it
        address,  ///< of a page
        too_much, ///< more than any page that shows a password
    };
    Kind kind = Kind::nothing;
    Secret password{}; ///< for `password` and `within`
};

/// Bytes beyond which nobody looks for a password.
inline constexpr std::size_t most_pasted = std::size_t{256} * 1024;

Pasted look_at_paste(std::string_view text);

/// Characters of well-formed UTF-8.
std::size_t characters_in(std::string_view text);

} // namespace rinnova::desktop
