// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desktop/World.h"

#include <functional>
#include <string>

namespace rinnova::desktop {

/// What the program is made of that lies below its layer.
struct ProgramParts {
    std::string configured_language; ///< of config.json; empty: by the locale
    /// `alone`: never through the agent.
    std::function<Result<std::unique_ptr<Service>>(const std::string& language, bool alone)> make_service;
};

/// The program: its exit code. 0, also when the window that is open already took over; 1 when something
/// failed; 2 for wrong arguments.
int run_program(int argc, char** argv, const Hardening& hardening, const Paths& paths, const Clock& clock,
                const ProgramParts& parts);

} // namespace rinnova::desktop
