// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

namespace rinnova::fleet {

enum class Signal { stop, reload };

/// Before any thread is started: signals go to `wait_for_signal` alone.
void block_signals();
Signal wait_for_signal();

/// As many open files as this user may have.
void allow_many_files();

/// What this process makes from here on is for its own user.
void keep_files_private();

std::string user_of_this_process();
bool is_administrator();
/// False for what is not there.
bool owns(const std::filesystem::path& path);

} // namespace rinnova::fleet
