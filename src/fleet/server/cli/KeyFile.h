// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Error.h"
#include "fleet/protocol/Keys.h"
#include "fleet/protocol/Pseudonym.h"

#include <filesystem>

namespace rinnova::fleet {

/// What an administrator keeps on a machine of his own, and the server never sees: the key that policies are
/// signed with, and the secret behind pseudonyms. JSON, mode 0600.
struct KeyFile {
    SigningKey policy_key;
    FleetSecret secret;
};

/// `conflict` when there is a file already.
Result<void> create_key_file(const std::filesystem::path& path);
/// `permission-denied` when others may read it.
Result<KeyFile> read_key_file(const std::filesystem::path& path);

} // namespace rinnova::fleet
