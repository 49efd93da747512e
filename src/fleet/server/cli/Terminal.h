// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Error.h"
#include "base/Secret.h"

namespace rinnova::fleet {

/// A password: all of standard input, or, from a terminal, a line that is not echoed. `needs-user` without
/// one.
Result<Secret> read_password(bool from_standard_input, const char* question);

} // namespace rinnova::fleet
