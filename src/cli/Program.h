// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/ProcessHardening.h"
#include "cli/Wiring.h"
#include "terminal/Console.h"

#include <functional>
#include <set>
#include <string>
#include <vector>

namespace rinnova::cli {

using MakeService =
    std::function<Result<std::unique_ptr<Service>>(const Paths&, const Clock&, const WiringOptions&)>;

using MakeProfileExport =
    std::function<Result<std::unique_ptr<ProfileExport>>(const Paths&, const Clock&, const WiringOptions&)>;

/// What the program is given of the world.
struct World {
    const Paths& paths;
    const Clock& clock;
    Console& console;
    MakeService make_service;        ///< called only by commands that need it
    std::string configured_language; ///< of config.json; empty: the locale decides
    Hardening hardening;
    MakeProfileExport make_profile_export{}; ///< called only by `export profile`
};

/// Runs one command line (without the program's name) and gives the exit code. Needs the application object.
int run(const World& world, const std::vector<std::string>& arguments);

} // namespace rinnova::cli
