// SPDX-License-Identifier: Apache-2.0
#include "fleet/server/store/History.h"

#include "fleet/server/store/Accounts.h"

namespace rinnova::fleet {

Result<void> note(Database& database, Timestamp at, const Change& change) {
    const auto noted = database.run(
        "INSERT INTO history (at, device, identity, what, earlier, later) VALUES (?, ?, ?, ?, ?, ?)",
        {at.time_since_epoch().count(), change.device, change.identity, change.what, change.earlier,
         change.later});
    return noted ? Result<void>() : tl::unexpected(noted.error());
}

Result<void> take_out(Database& database, Timestamp at, const std::string& device, const std::string& state) {
    std::vector<std::string> identities;
    if (auto read = database.each("SELECT identity FROM accounts WHERE device = ?", {device},
                                  [&](const Row& row) { identities.push_back(row.text(0)); });
        !read)
        return read;
    for (const std::string& sql :
         {std::string("DELETE FROM accounts WHERE device = ?"),
          std::string("UPDATE devices SET accounts_digest = '', behind = 0 WHERE id = ?")})
        if (auto done = database.run(sql, {device}); !done)
            return tl::unexpected(done.error());
    if (auto done = database.run("UPDATE devices SET state = ? WHERE id = ?", {state, device}); !done)
        return tl::unexpected(done.error());
    for (const std::string& identity : identities)
        if (auto done = judge_who_is_behind(database, identity); !done)
            return done;
    return note(database, at, {device, "", state, "", ""});
}

Result<std::int64_t> forget_history_before(Database& database, Timestamp moment, int most) {
    return database.run(
        "DELETE FROM history WHERE id IN (SELECT id FROM history WHERE at < ? ORDER BY at LIMIT ?)",
        {moment.time_since_epoch().count(), std::int64_t(most)});
}

} // namespace rinnova::fleet
