// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Clock.h"
#include "fleet/server/database/Database.h"

#include <string>

namespace rinnova::fleet {

/// A change, as the history keeps it.
struct Change {
    std::string device;
    std::string identity; ///< of an account; empty: of the device itself
    std::string what; ///< `joined`, `left`, `revoked`, `cloned`, `added`, `removed`, `renewed`, `expires`, …
    std::string earlier;
    std::string later;
};

Result<void> note(Database& database, Timestamp at, const Change& change);

/// Takes a device out of the fleet: its state becomes `left`, `revoked` or `cloned`, its accounts are shown
/// no more.
Result<void> take_out(Database& database, Timestamp at, const std::string& device, const std::string& state);

/// Forgets what is older, at most `most` entries a call: how many.
Result<std::int64_t> forget_history_before(Database& database, Timestamp moment, int most);

} // namespace rinnova::fleet
