// SPDX-License-Identifier: Apache-2.0
#include "base/MachinePolicy.h"

namespace rinnova {

const std::string_view place_of_machine_policy;

std::map<std::string, std::string> machine_policy() {
    return {};
}

} // namespace rinnova
