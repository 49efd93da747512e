// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Clock.h"

#include <string>
#include <vector>

namespace rinnova::fleet {

/// The program `rinnova-fleet`: its exit code, as in docs/cli.md: 0 done, 1 failed, 2 usage, 7 no such
/// device.
int run(const std::vector<std::string>& arguments, const Clock& clock);

} // namespace rinnova::fleet
