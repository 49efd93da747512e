// SPDX-License-Identifier: Apache-2.0
#include "cli/Table.h"

#include "base/PlainText.h"

#include <algorithm>

namespace rinnova::cli {

namespace {

constexpr std::size_t gap = 2;
constexpr std::size_t narrowest = 8;
constexpr std::string_view replacement = "\xEF\xBF\xBD";
constexpr std::string_view ellipsis = "…";

std::string_view code_of(Tone tone) {
    switch (tone) {
    case Tone::plain:
        return {};
    case Tone::good:
        return "32";
    case Tone::attention:
        return "33";
    case Tone::bad:
        return "31";
    case Tone::faint:
        return "2";
    case Tone::strong:
        return "1";
    }
    return {};
}

bool continues(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// The bytes of the character that starts here; 1 where none does.
std::size_t character_length(std::string_view text) {
    std::size_t length = 1;
    while (length < text.size() && length < 4 && continues(text[length]))
        ++length;
    return length;
}

std::string cut(std::string_view text, std::size_t columns) {
    if (columns_of(text) <= columns)
        return std::string(text);
    std::string kept;
    for (std::size_t count = 0; count + 1 < columns; ++count) {
        const std::size_t length = character_length(text);
        kept += text.substr(0, length);
        text.remove_prefix(length);
    }
    kept.erase(kept.find_last_not_of(' ') + 1);
    kept += ellipsis;
    return kept;
}

} // namespace

std::string toned(std::string_view text, Tone tone, const Screen& screen) {
    const std::string_view code = code_of(tone);
    if (!screen.colours || code.empty() || text.empty())
        return std::string(text);
    std::string coloured = "\x1b[";
    coloured.append(code).append("m").append(text).append("\x1b[0m");
    return coloured;
}

std::string printable(std::string_view text, bool lines) {
    return made_plain(text, replacement, lines);
}

std::size_t columns_of(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char byte) { return !continues(byte); }));
}

std::string wrapped(std::string_view text, std::size_t indent, const Screen& screen) {
    const std::size_t limit = screen.width > indent + narrowest ? screen.width - indent : 0;
    std::string lines(indent, ' ');
    std::size_t used = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(" \n"), text.size());
        const std::string_view word = text.substr(0, end);
        const std::size_t columns = columns_of(word);
        if (used > 0 && limit > 0 && used + 1 + columns > limit) {
            lines += '\n';
            lines.append(indent, ' ');
            used = 0;
        }
        if (used > 0 && !word.empty()) {
            lines += ' ';
            ++used;
        }
        lines += word;
        used += columns;
        if (end < text.size() && text[end] == '\n') {
            lines += '\n';
            lines.append(indent, ' ');
            used = 0;
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines + "\n";
}

Table::Table(std::vector<std::string> headings) : m_headings(std::move(headings)) {}

void Table::add(std::vector<Cell> row) {
    for (Cell& cell : row)
        cell.text = printable(cell.text);
    row.resize(m_headings.size());
    m_rows.push_back({std::move(row), {}});
}

void Table::add_note(std::string text, Tone tone) {
    if (!m_rows.empty() && !text.empty())
        m_rows.back().notes.push_back({printable(text), tone});
}

std::vector<std::size_t> Table::widths(const Screen& screen, std::size_t indent) const {
    std::vector<std::size_t> widths;
    for (const std::string& heading : m_headings)
        widths.push_back(columns_of(heading));
    for (const Row& row : m_rows)
        for (std::size_t i = 0; i < row.cells.size(); ++i)
            widths[i] = std::max(widths[i], columns_of(row.cells[i].text));
    std::size_t total = indent + gap * (widths.size() - 1);
    for (const std::size_t width : widths)
        total += width;
    while (screen.width > 0 && total > screen.width && widths.size() > 1) {
        const auto widest = std::max_element(widths.begin() + 1, widths.end());
        if (*widest <= narrowest)
            break;
        --*widest;
        --total;
    }
    return widths;
}

std::string Table::text(const Screen& screen, std::size_t indent) const {
    const std::vector<std::size_t> width = widths(screen, indent);
    std::string text;
    const auto add_line = [&](const auto& cells, auto as_cell) {
        std::string line(indent, ' ');
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const Cell cell = as_cell(cells[i]);
            const std::string shown = cut(cell.text, width[i]);
            line += toned(shown, cell.tone, screen);
            if (i + 1 < cells.size())
                line.append(width[i] - columns_of(shown) + gap, ' ');
        }
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + "\n";
    };
    add_line(m_headings, [](const std::string& heading) { return Cell{heading, Tone::strong}; });
    for (const Row& row : m_rows) {
        add_line(row.cells, [](const Cell& cell) { return cell; });
        for (const Cell& note : row.notes)
            text += toned(wrapped(note.text, indent + 2 * gap, screen), note.tone, screen);
    }
    return text;
}

} // namespace rinnova::cli
