// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Error.h"
#include "base/Paths.h"

#include <filesystem>
#include <string>

namespace rinnova::desktop {

/// Whether the desktop starts the window, hidden in its tray, when its user logs in.
bool starts_with_desktop(const Paths& paths);
/// Sets that for this user; `program`: the absolute path of the window's program.
Result<void> start_with_desktop(const Paths& paths, const std::filesystem::path& program, bool starts);

} // namespace rinnova::desktop
