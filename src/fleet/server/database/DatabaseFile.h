// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Error.h"

#include <filesystem>

namespace rinnova::fleet {

/// For root, in another user's folder: an empty file of that user's, when none is there; SQLite takes it for
/// a new database, and gives what it puts beside it to the same owner. What root notes there is for that
/// user's service, who could not open a file of root's. `permission-denied` for a link, which would lead root
/// where that user wants.
Result<void> make_for_owner_of_folder(const std::filesystem::path& file);

} // namespace rinnova::fleet
