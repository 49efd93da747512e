// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/CommandTexts.h"

namespace rinnova::cli {

/// As `text_of_command`, of `fleet` and the commands below it.
CommandText text_of_fleet_command(std::string_view path);

} // namespace rinnova::cli
