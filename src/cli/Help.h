// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/CommandTree.h"
#include "terminal/Console.h"

#include <string>
#include <string_view>

namespace rinnova::cli {

/// `rinnova rotate [OPTIONS] [ACCOUNT]`
std::string usage_of(const CommandDescription& command, std::string_view path);
/// `--only TARGET`, `-h, --help`, `ACCOUNT`
std::string label_of(const OptionDescription& option);

/// The help of one command, or of the whole program for an empty path.
std::string help_text(const CommandDescription& program, std::string_view path, const Screen& screen);

/// The same as a page for docs/commands, in Markdown.
std::string reference_page(const CommandDescription& program, const CommandDescription& command);

} // namespace rinnova::cli
