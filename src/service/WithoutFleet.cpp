// SPDX-License-Identifier: Apache-2.0
// In the place of FleetWiring.cpp where the fleet's libraries are missing.
#include "service/FleetWiring.h"

namespace rinnova {

FleetParts make_fleet_parts(const Paths&, const Clock&, const FleetSettings&, const std::string&) {
    return {};
}

std::string new_fleet_instance() {
    return {};
}

} // namespace rinnova
