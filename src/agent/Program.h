// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "agent/Alarm.h"
#include "base/Clock.h"
#include "base/Error.h"

#include <functional>
#include <memory>

namespace rinnova::agent {

/// Where the agent has its time from. The alarm is made once the program has its event loop.
struct Time {
    const Clock& clock;
    std::function<Result<std::unique_ptr<Alarm>>()> make_alarm;
};

/// The program from its first line to its exit status.
int run_program(int argc, char** argv, const Time& time);

/// Ends this process with that status. Not by returning from main: a plugin that hangs has left a thread
/// behind, which must not meet what exit() tears down.
[[noreturn]] void leave(int exit_code);

} // namespace rinnova::agent
