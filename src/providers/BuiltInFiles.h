// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <utility>
#include <vector>

namespace rinnova {

/// The files of src/providers/data by name, sorted; the build makes the code.
std::vector<std::pair<std::string_view, std::string_view>> built_in_files();

} // namespace rinnova
