// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Clock.h"
#include "fleet/server/database/Database.h"

#include <string>

namespace rinnova::fleet {

/// What the server knows of a token.
struct TokenRecord {
    std::string hash; ///< of the server's half
    std::string group;
    std::int64_t uses = 1;
    Timestamp expires_at;
    bool pseudonyms = false;
};

Result<void> add_token(Database& database, Timestamp now, const TokenRecord& token);

} // namespace rinnova::fleet
