// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/SecretInput.h"

#include <cstdlib>
#include <string_view>

/// What does not hold is a finding.
inline void require(bool holds) {
    if (!holds)
        std::abort();
}

/// Whether the text may stand in a message: one line of UTF-8.
inline bool can_be_shown(std::string_view text) {
    for (const char c : text)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
            return false;
    return rinnova::is_utf8(text);
}
