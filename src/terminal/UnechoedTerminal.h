// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Error.h"
#include "base/Secret.h"

#include <string_view>

namespace rinnova {

/// Asks for one line on the terminal `file` (open for reading and writing), unechoed. The terminal is as
/// before when this returns, when a signal ends or stops the process, and when it crashes; after a stop the
/// question is asked again from the start. `needs-user` when the person ends the input (Ctrl-D, a terminal
/// that hangs up).
Result<Secret> ask_unechoed(int file, std::string_view question);

} // namespace rinnova
