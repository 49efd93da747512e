// SPDX-License-Identifier: Apache-2.0
#include "fleet/server/store/Tokens.h"

namespace rinnova::fleet {

Result<void> add_token(Database& database, Timestamp now, const TokenRecord& token) {
    const auto done =
        database.run("INSERT INTO tokens (hash, grp, uses_left, expires_at, created_at, pseudonyms) VALUES "
                     "(?, ?, ?, ?, ?, ?)",
                     {token.hash, token.group, token.uses, token.expires_at.time_since_epoch().count(),
                      now.time_since_epoch().count(), std::int64_t(token.pseudonyms)});
    return done ? Result<void>() : tl::unexpected(done.error());
}

} // namespace rinnova::fleet
