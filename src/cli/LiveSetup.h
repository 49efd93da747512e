// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Paths.h"

#include <filesystem>
#include <string>

namespace rinnova::cli {

/// What a user has to install in Thunderbird himself, from a file. Empty when it is no part of this
/// installation.
std::filesystem::path live_add_on();

/// Lets Thunderbird's add-on start our native host, and no other add-on: a manifest where Thunderbird, as
/// Firefox, looks for this user's (on Linux `XREUserNativeManifests`, which is `~/.mozilla`, in 153 too; on
/// Windows where a value of the registry says).
Result<void> install_live_host(const Paths& paths);
Result<void> uninstall_live_host(const Paths& paths);

inline constexpr const char* live_host_name = "it.rinnova.thunderbird";

/// Writes the manifest. False, and nothing is done, when the host is no part of this installation.
Result<bool> write_live_manifest(const std::filesystem::path& file);

} // namespace rinnova::cli
