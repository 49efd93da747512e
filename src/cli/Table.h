// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "service/Words.h"
#include "terminal/Console.h"

#include <string>
#include <string_view>
#include <vector>

namespace rinnova::cli {

using Cell = Word;

/// The text in its colour, where the screen has colours.
std::string toned(std::string_view text, Tone tone, const Screen& screen);

/// What others wrote (servers, clients' files), made fit for a terminal, with U+FFFD for what is not plain;
/// with `lines`, line ends stay.
std::string printable(std::string_view text, bool lines = false);

/// Columns that a text takes. One for each code point.
std::size_t columns_of(std::string_view text);

/// Breaks a text into lines of the screen's width, each indented; a word too long stays whole.
std::string wrapped(std::string_view text, std::size_t indent, const Screen& screen);

/// Rows under headings, aligned. On a screen of limited width the widest cells are cut (never the first
/// column's), with an ellipsis.
class Table {
  public:
    explicit Table(std::vector<std::string> headings);

    void add(std::vector<Cell> row);
    /// A line of its own below the last row.
    void add_note(std::string text, Tone tone = Tone::faint);

    bool empty() const noexcept { return m_rows.empty(); }
    std::string text(const Screen& screen, std::size_t indent = 0) const;

  private:
    struct Row {
        std::vector<Cell> cells;
        std::vector<Cell> notes;
    };
    std::vector<std::size_t> widths(const Screen& screen, std::size_t indent) const;

    std::vector<std::string> m_headings;
    std::vector<Row> m_rows;
};

} // namespace rinnova::cli
