// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace rinnova::fleet {

/// Rows of cells, each column as wide as its widest cell; all rows have as many cells.
std::string table_of(const std::vector<std::vector<std::string>>& rows);

} // namespace rinnova::fleet
