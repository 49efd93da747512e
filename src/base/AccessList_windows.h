// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <windows.h>

#include <filesystem>

namespace rinnova {

/// What lets somebody change a file, or a folder's files, or who may.
inline constexpr ACCESS_MASK changing_rights = FILE_WRITE_DATA | FILE_APPEND_DATA | FILE_DELETE_CHILD |
                                               DELETE | WRITE_DAC | WRITE_OWNER | GENERIC_WRITE | GENERIC_ALL;
inline constexpr ACCESS_MASK reading_rights = FILE_READ_DATA | GENERIC_READ | GENERIC_ALL;

using Trusted = bool (*)(PSID who);

/// The administrators' group, a domain's administrators, the system itself, and who installs parts of Windows
/// ("Well-known SIDs", "Security identifiers").
bool is_administrator(PSID who);
/// Those, or the user of this process.
bool is_this_user_or_administrator(PSID who);

/// Whether one of the rights is given to somebody else than those that are trusted. The owner is somebody,
/// too: he can give himself every right. What forbids is not subtracted, and a right under conditions counts.
bool gives_to_others(PSECURITY_DESCRIPTOR access, ACCESS_MASK rights, Trusted is_trusted);

/// The same of a file or folder. Also when that cannot be found out.
bool others_have(const std::filesystem::path& path, ACCESS_MASK rights, Trusted is_trusted);

} // namespace rinnova
