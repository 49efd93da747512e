// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Error.h"

#include <filesystem>

namespace rinnova::ledger {

/// Makes sure that the file is there, ordinary and the user's own (0600), without touching what it holds.
Result<void> ensure_file(const std::filesystem::path& file);

/// Moves a damaged ledger and what SQLite keeps beside it to `<file>.damaged-<n>`, the first n that is free.
Result<std::filesystem::path> move_aside(const std::filesystem::path& file);

} // namespace rinnova::ledger
