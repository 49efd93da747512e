// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string_view>

namespace rinnova {

/// Adds a line to a file of the user's alone, which is made when it is not there. Waits for nobody, and
/// writes neither through a link nor into anything but a file: false then, and whenever it did not work.
bool append_line(const std::filesystem::path& file, std::string_view line);

} // namespace rinnova
