// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace rinnova {

/// Tells the service manager how this process is (`READY=1`, `STOPPING=1`), when one has started it.
void tell_service_manager(std::string_view state);

} // namespace rinnova
