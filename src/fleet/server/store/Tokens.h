// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Clock.h"
#include "fleet/server/database/Database.h"

#include <string>
#include <vector>

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

struct ListedToken {
    TokenRecord token;       ///< `uses`: those left
    std::int64_t joined = 0; ///< devices that came by it, and are still there
};

/// The newest first.
Result<std::vector<ListedToken>> list_tokens(Database& database);
/// Nobody joins by it any more.
Result<void> withdraw_token(Database& database, Timestamp now, const std::string& hash);
/// Those that came by it, and are still there.
Result<std::vector<std::string>> devices_of_token(Database& database, const std::string& hash);

} // namespace rinnova::fleet
