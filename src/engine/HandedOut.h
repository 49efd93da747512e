// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/World.h"

#include <filesystem>
#include <vector>

namespace rinnova {

// Profiles with a password in them that lie in files, for other devices to take. Where they are is known from
// before they are written until they are gone; what the password is, is not.

Result<void> note_handed_out(Ledger& ledger, const AccountKey& account, const std::filesystem::path& file);

/// Those that are still there, and are still profiles of this account; also what cannot be looked at now.
std::vector<std::filesystem::path> handed_out(Ledger& ledger, const AccountKey& account);

/// Deletes them. What has another content meanwhile stays, and so does one that cannot be deleted now: that
/// one is tried again the next time, and `doctor` names it.
void take_back(const World& world, const AccountKey& account);

} // namespace rinnova
