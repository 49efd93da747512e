// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/Date.h"

namespace rinnova {

/// The last day of a password's validity, as somebody gives it: at most ten years ahead.
Result<Date> parse_expiry(std::string_view text, Date today);
/// The same of a new or extended password: not in the past either.
Result<Date> parse_new_expiry(std::string_view text, Date today);

} // namespace rinnova
