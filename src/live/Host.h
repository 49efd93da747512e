// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace rinnova::live {

/// Stands between an add-on, at standard input and output, and the agent. While no agent runs it waits for
/// one. It ends with the program that started it, and when either side breaks the rules. The exit status: 0,
/// the add-on or its program has gone; 1, somebody broke the rules; 2, somebody at a terminal started us.
int run_host(const std::filesystem::path& socket);

} // namespace rinnova::live
