// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

namespace rinnova {

/// The pipe that stands for a local socket of this user and this name: `\\.\pipe\rinnova-…`. Pipes have one
/// room for all users and know no folders.
std::wstring pipe_name_of(const std::filesystem::path& name);

} // namespace rinnova
