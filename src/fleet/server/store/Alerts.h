// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Clock.h"
#include "fleet/server/database/Database.h"

#include <string>
#include <vector>

namespace rinnova::fleet {

/// Something that an administrator wants to know the day it happens.
struct Alert {
    std::string kind;    ///< `expired`, `silent`
    std::string subject; ///< what it is about: an account's identity, a device's id
    std::string shown;   ///< its name for people
    std::string since;   ///< the day of expiry; when the device was last heard of

    bool operator==(const Alert&) const = default;
};

/// Those that hold now and have not been told by this channel, or not for a week. What holds no longer is
/// forgotten: it is told anew when it comes again. A channel is any word without a blank.
Result<std::vector<Alert>> alerts_to_tell(Database& database, Timestamp now, Date today, int silent_days,
                                          const std::string& channel);
/// They have been told by it.
Result<void> told(Database& database, Timestamp now, const std::vector<Alert>& alerts,
                  const std::string& channel);

} // namespace rinnova::fleet
