// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Clock.h"
#include "base/Paths.h"
#include "fleet/reporter/FleetMember.h"
#include "model/FleetSettings.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace rinnova {

/// The fleet as a service needs it. All of it is empty where this build has none.
struct FleetParts {
    std::shared_ptr<fleet::FleetMember> member;
    fleet::Post post;
    std::optional<fleet::FleetPolicy> policy; ///< in force, without what this machine does not allow
    std::vector<Error> warnings;
};

/// `instance`: of the program's run; empty: a new one.
FleetParts make_fleet_parts(const Paths& paths, const Clock& clock, const FleetSettings& settings,
                            const std::string& instance);

/// 32 hex digits that nobody has had before; empty where this build has no fleet.
std::string new_fleet_instance();

} // namespace rinnova
