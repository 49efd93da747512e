// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Clock.h"
#include "fleet/protocol/Answer.h"
#include "fleet/protocol/Report.h"
#include "fleet/server/database/Database.h"

#include <string>
#include <vector>

namespace rinnova::fleet {

/// Brings a device's accounts to what its report says, and notes what changed.
Result<void> keep_accounts(Database& database, Timestamp now, const std::string& device,
                           const Report& report);

/// What a device has to be told.
Result<std::vector<RenewedElsewhere>> renewed_elsewhere(Database& database, const std::string& device);

} // namespace rinnova::fleet
