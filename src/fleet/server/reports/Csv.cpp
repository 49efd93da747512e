// SPDX-License-Identifier: Apache-2.0
#include "fleet/server/reports/Csv.h"

#include <algorithm>
#include <array>

namespace rinnova::fleet {

namespace {

bool is_number(std::string_view text) {
    if (text.starts_with('-'))
        text.remove_prefix(1);
    return !text.empty() && text.size() < 16 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Full-width forms of the signs are taken for the signs by some (U+FF1D and others), and blanks before them
/// ignored.
bool may_be_formula(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of(" \xc2\xa0"), text.size()));
    if (text.empty())
        return false;
    if (text.front() != '\xef')
        return std::string_view("=+-@\t\r\n").find(text.front()) != std::string_view::npos;
    constexpr std::array<std::string_view, 4> full_width{"\xef\xbc\x9d", "\xef\xbc\x8b", "\xef\xbc\x8d",
                                                         "\xef\xbc\xa0"};
    return std::any_of(full_width.begin(), full_width.end(),
                       [&](std::string_view start) { return text.starts_with(start); });
}

} // namespace

std::string csv_cell(std::string_view text) {
    std::string cell = may_be_formula(text) && !is_number(text) ? "'" : "";
    cell += text;
    if (cell.find_first_of("\",;\r\n\t'") == std::string::npos)
        return cell;
    std::string quoted = "\"";
    for (const char c : cell)
        quoted.append(c == '"' ? 2 : 1, c);
    return quoted + "\"";
}

std::string csv_line(const std::vector<std::string>& cells, char separator) {
    std::string line;
    for (const std::string& cell : cells)
        line += csv_cell(cell) + separator;
    line.pop_back();
    return line + "\r\n";
}

} // namespace rinnova::fleet
