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

Result<std::vector<ListedToken>> list_tokens(Database& database) {
    std::vector<ListedToken> tokens;
    const auto read = database.each(
        "SELECT t.hash, t.grp, t.uses_left, t.expires_at, t.pseudonyms, (SELECT COUNT(*) FROM token_uses u "
        "JOIN "
        "devices d ON d.id = u.device WHERE u.hash = t.hash AND d.state = 'joined') FROM tokens t ORDER BY "
        "t.created_at DESC, t.hash",
        {}, [&](const Row& row) {
            tokens.push_back({{row.text(0), row.text(1), row.integer(2),
                               Timestamp(std::chrono::seconds(row.integer(3))), row.integer(4) != 0},
                              row.integer(5)});
        });
    if (!read)
        return tl::unexpected(read.error());
    return tokens;
}

Result<void> withdraw_token(Database& database, Timestamp now, const std::string& hash) {
    const std::int64_t seconds = now.time_since_epoch().count();
    const auto done =
        database.run("UPDATE tokens SET uses_left = 0, expires_at = CASE WHEN expires_at < ? THEN "
                     "expires_at ELSE ? END WHERE hash = ?",
                     {seconds, seconds, hash});
    return done ? Result<void>() : tl::unexpected(done.error());
}

Result<std::vector<std::string>> devices_of_token(Database& database, const std::string& hash) {
    std::vector<std::string> devices;
    const auto read =
        database.each("SELECT u.device FROM token_uses u JOIN devices d ON d.id = u.device WHERE "
                      "u.hash = ? AND d.state = 'joined' ORDER BY u.device",
                      {hash}, [&](const Row& row) { devices.push_back(row.text(0)); });
    if (!read)
        return tl::unexpected(read.error());
    return devices;
}

} // namespace rinnova::fleet
