// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "terminal/Console.h"

#include <memory>

namespace rinnova {

/// The process' own standard streams and its terminal. From here on a reader that goes away (SIGPIPE) ends
/// nothing.
std::unique_ptr<Console> make_terminal();

} // namespace rinnova
