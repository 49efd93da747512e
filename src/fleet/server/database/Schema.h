// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fleet/server/database/Database.h"

namespace rinnova::fleet {

inline constexpr int schema_version = 3;

/// Brings the database to this program's schema; a no-op when it is there. Several servers may start at once.
/// `unsupported` when a later program has been here: the database is left as it is.
Result<void> migrate(Database& database, int to = schema_version);

/// A connection to the fleet at this address, its schema up to date.
Result<std::unique_ptr<Database>> open_fleet(const std::string& address);

} // namespace rinnova::fleet
