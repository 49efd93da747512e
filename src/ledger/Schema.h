// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ledger/Database.h"

namespace rinnova::ledger {

/// The schema this program writes; `PRAGMA user_version` of the file.
inline constexpr int schema_version = 2;

/// The version a file has; 0 for an empty one.
int version_of(Database& database);

/// Brings a file of an earlier version up to ours, in one transaction; two processes may try at once.
void migrate(Database& database);

/// Whether SQLite finds the file whole. Linear in its size, which is small.
bool is_whole(Database& database);

} // namespace rinnova::ledger
