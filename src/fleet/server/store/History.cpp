// SPDX-License-Identifier: Apache-2.0
#include "fleet/server/store/History.h"

#include "fleet/server/store/Mailboxes.h"

namespace rinnova::fleet {

Result<void> note(Database& database, Timestamp at, const Change& change) {
    const auto noted = database.run(
        "INSERT INTO history (at, device, identity, what, earlier, later) VALUES (?, ?, ?, ?, ?, ?)",
        {at.time_since_epoch().count(), change.device, change.identity, change.what, change.earlier,
         change.later});
    return noted ? Result<void>() : tl::unexpected(noted.error());
}

Result<void> take_out(Database& database, Timestamp at, const std::string& device, const std::string& state) {
    if (auto done =
            database.run("UPDATE devices SET state = ?, accounts_digest = '' WHERE id = ?", {state, device});
        !done)
        return tl::unexpected(done.error());
    if (auto dropped = drop_accounts(database, device); !dropped)
        return dropped;
    return note(database, at, {device, "", state, "", ""});
}

Result<std::int64_t> forget_history_before(Database& database, Timestamp moment, int most) {
    return database.run(
        "DELETE FROM history WHERE id IN (SELECT id FROM history WHERE at < ? ORDER BY at LIMIT ?)",
        {moment.time_since_epoch().count(), std::int64_t(most)});
}

} // namespace rinnova::fleet
