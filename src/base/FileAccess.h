// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace rinnova {

/// Whether every user of this machine may change what stands there; on Windows, whether anybody may but this
/// user and the machine's administrators. Also when that cannot be found out.
bool writable_by_others(const std::filesystem::path& path);

/// The same for reading (Windows alone; elsewhere an open file's own mode tells it).
bool readable_by_others(const std::filesystem::path& path);

} // namespace rinnova
