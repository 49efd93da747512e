// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Error.h"
#include "base/secret_service/Glib.h"

#include <chrono>

namespace rinnova::secret_service {

inline constexpr const char* service_name = "org.freedesktop.secrets";

/// The desktop session's bus. `unsupported` where there is none (a server, cron), `unreachable` when one is
/// named that cannot be spoken with (another user's session), `timed-out` when it does not answer.
Result<Owned<GDBusConnection>> connect_to_session_bus(GMainContext* context, std::chrono::milliseconds limit);

/// Whether somebody is the keychain's service now.
Result<bool> service_runs(GDBusConnection* bus, std::chrono::milliseconds limit);
/// Whether the bus could start one.
Result<bool> service_is_startable(GDBusConnection* bus, std::chrono::milliseconds limit);
/// Has the bus start it. `unsupported` when it knows none, `unreachable` when it does not come up.
Result<void> start_service(GDBusConnection* bus, std::chrono::milliseconds limit);

} // namespace rinnova::secret_service
