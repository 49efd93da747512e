// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Error.h"

#include <string>

namespace rinnova::handover {

/// The address to listen at, as a link spells it but without brackets: that of the network interface, IPv4
/// before IPv6; loopback for an empty name. `invalid-data` for an interface that is not there (the hint
/// lists the others), `unreachable` for one that is down or has no address a link could name.
Result<std::string> address_of_interface(const std::string& name);

} // namespace rinnova::handover
