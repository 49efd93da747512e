// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Error.h"

#include <filesystem>
#include <string>

namespace rinnova::cli {

/// Writes a file of ours among the user's settings, in the place of the one that is there.
Result<void> write_own_file(const std::filesystem::path& file, const std::string& text);

/// One that is not there is no error.
Result<void> remove_own_file(const std::filesystem::path& file);

} // namespace rinnova::cli
