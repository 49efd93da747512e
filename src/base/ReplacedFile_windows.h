// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Error.h"

#include <windows.h>

#include <filesystem>

namespace rinnova {

/// A hidden name in the same folder.
std::filesystem::path name_beside(const std::filesystem::path& file, const wchar_t* ending);

/// Where ReplaceFileW has the old file while the new one takes its place. A process that dies between the two
/// leaves it there, and nothing under the file's own name.
std::filesystem::path old_name(const std::filesystem::path& file);

/// Takes up what a process left that died in the middle of ReplaceFileW. Where the old file is there and
/// cannot be moved (`busy`, `permission-denied`), the one in question is not missing: it must not be made
/// anew.
Result<void> put_back_if_missing(const std::filesystem::path& file);

/// Frees the old file's name for ReplaceFileW. What stands there may be the only copy, left by a process that
/// died before the client made its file anew: then it gets a name of its own. ERROR_SUCCESS, or what is in
/// the way. Only under the client's lock.
DWORD free_old_name(const std::filesystem::path& file);

/// After a replacement. What is held by somebody is marked, so that the next replacement deletes it.
void delete_old(const std::filesystem::path& file);

} // namespace rinnova
