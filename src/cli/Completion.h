// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/CommandTree.h"

#include <optional>
#include <string>
#include <string_view>

namespace rinnova::cli {

/// The completion script of a shell (`bash`, `zsh`, `fish`), made from the commands as they are; none for
/// another shell. Accounts and slots are asked of `rinnova completion accounts` and `rinnova completion
/// slots`.
std::optional<std::string> completion_script(const CommandDescription& program, std::string_view shell);

} // namespace rinnova::cli
