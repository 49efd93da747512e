// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Error.h"
#include "base/Secret.h"

#include <optional>
#include <string>
#include <string_view>

namespace rinnova {

/// One line of `rotate --batch`, as it stands there.
struct BatchLine {
    std::string account;
    std::string provider; ///< empty: not given
    Secret password;
    std::string expires; ///< empty: not given
    bool has_password = false;
};

/// Reads `{"account":"…","password":"…","provider":"…","expires":"…"}`: one JSON object (RFC 8259) whose
/// members are these alone, each at most once, texts all of them; `provider` and `expires` may be null or
/// left out.
///
/// A reader of our own, since the libraries' keep what they read in buffers that they do not wipe: the
/// password goes from the line straight into a Secret. `invalid-data` says what is wrong, and quotes nothing
/// but a member's name.
Result<BatchLine> parse_batch_line(std::string_view line);

} // namespace rinnova
