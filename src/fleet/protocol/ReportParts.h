// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fleet/protocol/JsonMembers.h"
#include "fleet/protocol/Report.h"

namespace rinnova::fleet {

// What a report and a request to join have in common.
Json device_json(const DeviceFacts& device);
DeviceFacts read_device(const Members& document);
std::string read_machine(const Members& document);

} // namespace rinnova::fleet
