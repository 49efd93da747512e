// SPDX-License-Identifier: Apache-2.0
#include "fleet/server/store/Audit.h"

namespace rinnova::fleet {

Result<void> audit(Database& database, Timestamp now, const std::string& actor, const std::string& action,
                   const std::string& subject, const std::string& detail) {
    const auto done =
        database.run("INSERT INTO audit (at, actor, action, subject, detail) VALUES (?, ?, ?, ?, ?)",
                     {now.time_since_epoch().count(), actor, action, subject, detail});
    return done ? Result<void>() : tl::unexpected(done.error());
}

} // namespace rinnova::fleet
