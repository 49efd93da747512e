// SPDX-License-Identifier: Apache-2.0
#include "base/ServiceManager.h"

namespace rinnova {

// What starts us, the session's autostart, does not ask.
void tell_service_manager(std::string_view) {}

} // namespace rinnova
