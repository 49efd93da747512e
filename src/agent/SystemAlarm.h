// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "agent/Alarm.h"
#include "base/Error.h"

#include <filesystem>
#include <memory>

namespace rinnova {

/// The alarm of the system's own clock: one timer that follows the clock when it is set, and rings then too.
/// It does not run while the machine sleeps, and rings on waking if its moment has passed.
Result<std::unique_ptr<Alarm>> make_system_alarm();

/// On Linux alone: `zone` is the file or link that says the machine's time zone.
Result<std::unique_ptr<Alarm>> make_system_alarm(const std::filesystem::path& zone);

} // namespace rinnova
