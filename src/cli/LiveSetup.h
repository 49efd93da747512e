// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Paths.h"

#include <filesystem>

namespace rinnova::cli {

/// What a user has to install in Thunderbird himself, from a file. Empty when it is no part of this
/// installation.
std::filesystem::path live_add_on();

/// Lets Thunderbird's add-on start our native host, and no other add-on: a manifest where Thunderbird, as
/// Firefox, looks for this user's (`XREUserNativeManifests`; on Linux `~/.mozilla`, in 153 too).
Result<void> install_live_host(const Paths& paths);
Result<void> uninstall_live_host(const Paths& paths);

} // namespace rinnova::cli
