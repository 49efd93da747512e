// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sdk/Target.h"

namespace rinnova::apple_mail {

inline constexpr std::size_t largest_accounts_file = std::size_t{64} << 20U;

/// The bytes of a SQLite database that another program keeps open, with what stands in its write-ahead log:
/// as a reader would see it, without touching anything beside it (SQLite itself would create a `-shm` file
/// there, or pass over the log). `not-found`, `permission-denied`; `busy` when it is being written;
/// `invalid-data` when it is no database.
Result<std::string> read_database_image(const std::filesystem::path& file);

} // namespace rinnova::apple_mail
