// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/CommandTree.h"

#include <string>
#include <string_view>
#include <vector>

namespace rinnova::cli {

/// What help says of a command, in the user's language.
struct CommandText {
    std::string summary;
    std::string details;
    std::vector<ExampleDescription> examples;
};

/// Of the command of that path (`providers show`); of the whole program for an empty one.
CommandText text_of_command(std::string_view path);

} // namespace rinnova::cli
