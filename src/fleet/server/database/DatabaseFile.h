// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace rinnova::fleet {

/// For root, in another user's folder: an empty file of that user's, when none is there; SQLite takes it for
/// a new database, and gives what it puts beside it to the same owner. What root notes there is for that
/// user's service, who could not open a file of root's.
void make_for_owner_of_folder(const std::filesystem::path& file);

} // namespace rinnova::fleet
