// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rinnova::fleet {

/// A text as a cell that spreadsheets show and never compute: what could be the start of a formula gets an
/// apostrophe before it (OWASP, CSV Injection), quotes and separators are quoted (RFC 4180).
std::string csv_cell(std::string_view text);
/// One line, with its end.
std::string csv_line(const std::vector<std::string>& cells, char separator);

} // namespace rinnova::fleet
