// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Error.h"
#include "base/Paths.h"

#include <optional>
#include <string>
#include <vector>

namespace rinnova {

/// The days of one account's own in the user's config.json, from the largest on, none twice; none: as for all
/// other accounts. Everything else in the file stays, unknown members too. `invalid-data` for days that are
/// no days, and for a file that cannot be understood; `conflict` when somebody else changes it meanwhile.
Result<void> write_own_reminders(const Paths& paths, const std::string& login,
                                 const std::optional<std::vector<int>>& days);

} // namespace rinnova
