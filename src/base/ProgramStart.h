// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Process.h"

#include <chrono>
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace rinnova {

/// How a running program was started, so that it can be started the same way again. The environment may hold
/// what its user keeps to himself: it is for the program alone.
struct ProgramStart {
    std::filesystem::path executable;
    std::vector<std::string> arguments; ///< the program's name first
    std::vector<std::string> environment;
    std::filesystem::path folder;
};

/// What this program was called with, without its name, in UTF-8 (on Windows, main's own words have lost what
/// the code page does not know).
std::vector<std::string> own_arguments(int argc, char** argv);

/// `not-found` when it has ended, `permission-denied` for another user's, `unsupported` when its executable
/// is not the file of this name here any more (it was upgraded or removed, or runs in a container).
Result<ProgramStart> how_it_was_started(const ProcessId& process);

/// The start of a program that is no part of us, with our environment. `not-found` when PATH has none of
/// this name; an absolute path is taken as it is.
Result<ProgramStart> start_of(const std::string& program, std::vector<std::string> arguments);

/// Starts it in a session of its own, without our files and signals, and leaves it alone: it is nobody's
/// child and outlives us. When systemd has started this very process, it starts the program too, as a unit of
/// its own: else it would share our restrictions, and our end.
Result<void> start_program(const ProgramStart& program);

/// Waits for a process to end: whether it has, within the limit and before the stop.
Result<bool> wait_for_end(const ProcessId& process, std::chrono::milliseconds limit, std::stop_token stop);

} // namespace rinnova
