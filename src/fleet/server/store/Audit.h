// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Clock.h"
#include "fleet/server/database/Database.h"

#include <string>

namespace rinnova::fleet {

/// Writes down who did what to what. Never a secret.
Result<void> audit(Database& database, Timestamp now, const std::string& actor, const std::string& action,
                   const std::string& subject, const std::string& detail = {});

} // namespace rinnova::fleet
