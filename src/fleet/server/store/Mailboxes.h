// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fleet/server/database/Database.h"

#include <functional>
#include <string>
#include <vector>

namespace rinnova::fleet {

/// Changes rows of the table `accounts`; nothing else may. `work` does it, to rows of these mailboxes
/// (`identity`) alone; then who is behind is judged anew, and the counts of the overview are brought along.
/// Inside a transaction: of several servers, one at a time changes accounts until its end.
Result<void> change_accounts(Database& database, std::vector<std::string> identities,
                             const std::function<Result<void>()>& work);

/// Takes a device's accounts away. Its row of `devices` is locked before, as always.
Result<void> drop_accounts(Database& database, const std::string& device);
/// Puts a device and its accounts into another group.
Result<void> move_to_group(Database& database, const std::string& device, const std::string& group);

} // namespace rinnova::fleet
