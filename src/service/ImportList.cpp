// SPDX-License-Identifier: Apache-2.0
#include "service/ImportList.h"

#include "base/Excerpt.h"
#include "base/SecretInput.h"
#include "base/Text.h"
#include "model/Date.h"

#include <array>
#include <map>
#include <string>

namespace rinnova {

namespace {

constexpr std::size_t columns = 3;
constexpr int furthest_years = 10;

struct Row {
    std::size_t line = 0; ///< where it starts
    std::vector<std::string> fields;
};

tl::unexpected<Error> wrong_line(std::size_t line, const std::string& what, std::string hint = {}) {
    const std::string number = std::to_string(line);
    return fail(ErrorCode::invalid_data, translate("import", "Line %1: %2", {number, what}), std::move(hint),
                number);
}

void append_utf8(std::string& text, char32_t code) {
    if (code < 0x80) {
        text += static_cast<char>(code);
    } else if (code < 0x800) {
        text += static_cast<char>(0xC0U | (code >> 6U));
        text += static_cast<char>(0x80U | (code & 0x3FU));
    } else {
        text += static_cast<char>(0xE0U | (code >> 12U));
        text += static_cast<char>(0x80U | ((code >> 6U) & 0x3FU));
        text += static_cast<char>(0x80U | (code & 0x3FU));
    }
}

// What Windows-1252 has in place of the control characters 80 to 9F (unicode.org, CP1252.TXT); 0: not
// assigned.
constexpr std::array<char32_t, 32> windows_1252{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

/// Excel saves a plain CSV in the code page of western Windows.
std::string from_windows_1252(std::string_view bytes) {
    std::string text;
    for (const char byte : bytes) {
        const auto value = static_cast<unsigned char>(byte);
        const char32_t mapped = value >= 0x80 && value < 0xA0 ? windows_1252[value - 0x80U] : value;
        append_utf8(text, mapped == 0 ? U'\uFFFD' : mapped);
    }
    return text;
}

/// What may stand behind `sep=`: one character of ASCII, since half of another one would tear texts apart.
bool is_separator(char c) {
    return c == '\t' || (c >= ' ' && c < 0x7F && c != '"');
}

/// The separator that comes first outside quotes on the first line that has one.
char separator_of(std::string_view text) {
    bool quoted = false;
    for (const char c : text) {
        if (c == '"')
            quoted = !quoted;
        else if (!quoted && (c == ';' || c == ',' || c == '\t'))
            return c;
    }
    return ';';
}

/// RFC 4180, with any separator and any line end.
class Reader {
  public:
    Reader(std::string_view text, char separator, std::size_t line)
        : m_rest(text), m_separator(separator), m_line(line) {}

    bool at_end() const { return m_rest.empty(); }

    Result<Row> next() {
        Row row{m_line, {}};
        for (;;) {
            auto field = m_rest.starts_with('"') ? quoted_field() : Result<std::string>(plain_field());
            if (!field)
                return tl::unexpected(field.error());
            row.fields.push_back(std::move(*field));
            if (!m_rest.starts_with(m_separator))
                break;
            m_rest.remove_prefix(1);
        }
        take_line_end();
        return row;
    }

  private:
    std::string plain_field() {
        std::string field;
        while (!m_rest.empty() && m_rest.front() != m_separator && m_rest.front() != '\n' &&
               m_rest.front() != '\r')
            take_into(field);
        return field;
    }

    Result<std::string> quoted_field() {
        const std::size_t start = m_line;
        std::string field;
        m_rest.remove_prefix(1);
        while (!m_rest.empty()) {
            if (m_rest.starts_with("\"\"")) {
                m_rest.remove_prefix(1);
            } else if (m_rest.front() == '"') {
                m_rest.remove_prefix(1);
                return field + plain_field();
            }
            if (m_rest.front() == '\n')
                ++m_line;
            take_into(field);
        }
        return wrong_line(start, translate("import", "a quotation mark is opened and never closed."));
    }

    void take_into(std::string& field) {
        field += m_rest.front();
        m_rest.remove_prefix(1);
    }

    void take_line_end() {
        if (m_rest.starts_with('\r'))
            m_rest.remove_prefix(1);
        if (m_rest.starts_with('\n'))
            m_rest.remove_prefix(1);
        ++m_line;
    }

    std::string_view m_rest;
    char m_separator;
    std::size_t m_line;
};

std::string trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos)
        return {};
    return std::string(text.substr(first, text.find_last_not_of(blanks) - first + 1));
}

bool is_empty(const Row& row) {
    for (const std::string& field : row.fields)
        if (!field.empty())
            return false;
    return true;
}

/// Headings: no address before, and words where the date would stand.
bool is_heading(const Row& row) {
    return row.fields.size() >= 2 && row.fields[0].find('@') == std::string::npos && !row.fields[1].empty() &&
           row.fields[1].find_first_of("0123456789") == std::string::npos;
}

bool is_login(std::string_view text) {
    for (const char c : text)
        if (static_cast<unsigned char>(c) <= 0x20 || c == 0x7F)
            return false;
    return !text.empty() && text.size() <= 320;
}

Result<std::optional<Date>> expiry_in(const Row& row, Date today) {
    if (row.fields.size() < 2 || row.fields[1].empty())
        return std::optional<Date>();
    const auto date = parse_date(row.fields[1]);
    if (!date)
        return wrong_line(row.line, date.error().message, date.error().hint);
    if (*date > add_months(today, furthest_years * 12))
        return wrong_line(row.line,
                          translate("import", "%1 is more than ten years ahead.", {excerpt(row.fields[1])}));
    return std::optional<Date>(*date);
}

Result<ImportedAccount> account_in(const Row& row, Date today) {
    for (std::size_t extra = columns; extra < row.fields.size(); ++extra)
        if (!row.fields[extra].empty())
            return wrong_line(
                row.line, translate("import", "there are more columns than account, expiry and note."),
                translate("import", "Put a note that has the separator in it between quotation marks."));
    if (row.fields[0].empty())
        return wrong_line(row.line, translate("import", "the account is missing."));
    if (!is_login(row.fields[0]))
        return wrong_line(
            row.line, translate("import", "“%1” is not the name of an account.", {excerpt(row.fields[0])}));
    auto expires = expiry_in(row, today);
    if (!expires)
        return tl::unexpected(expires.error());
    ImportedAccount account{row.line, {}};
    account.request.account.login = row.fields[0];
    account.request.expires = *expires;
    if (row.fields.size() > 2 && !row.fields[2].empty())
        account.request.note = row.fields[2];
    return account;
}

Result<std::vector<ImportedAccount>> accounts_in(Reader reader, Date today) {
    std::vector<ImportedAccount> accounts;
    std::map<std::string, std::size_t> line_of;
    bool first = true;
    while (!reader.at_end()) {
        auto row = reader.next();
        if (!row)
            return tl::unexpected(row.error());
        for (std::string& field : row->fields)
            field = trimmed(field);
        if (is_empty(*row) || (std::exchange(first, false) && is_heading(*row)))
            continue;
        auto account = account_in(*row, today);
        if (!account)
            return tl::unexpected(account.error());
        const auto [earlier, fresh] =
            line_of.emplace(to_lower(account->request.account.login), account->line);
        if (!fresh)
            return wrong_line(row->line, translate("import", "%1 stands on line %2 already.",
                                                   {row->fields[0], std::to_string(earlier->second)}));
        accounts.push_back(std::move(*account));
    }
    if (accounts.empty())
        return fail(ErrorCode::invalid_data, translate("import", "The list has no account in it."),
                    translate("import", "A line for each account: account;expiry;note"));
    return accounts;
}

} // namespace

Result<std::vector<ImportedAccount>> parse_import_list(std::string_view bytes, Date today) {
    if (bytes.starts_with("\xEF\xBB\xBF"))
        bytes.remove_prefix(3);
    if (bytes.find('\0') != std::string_view::npos)
        return fail(ErrorCode::invalid_data, translate("import", "The list is not a text file."),
                    translate("import", "Save it from the spreadsheet as CSV (UTF-8)."));
    const std::string text = is_utf8(bytes) ? std::string(bytes) : from_windows_1252(bytes);
    std::string_view rest = text;
    // Excel's own way of naming the separator.
    if (rest.size() >= 5 && to_lower(rest.substr(0, 4)) == "sep=") {
        const char named = rest[4];
        const auto line_end = rest.find('\n');
        rest.remove_prefix(line_end == std::string_view::npos ? rest.size() : line_end + 1);
        return accounts_in(Reader(rest, is_separator(named) ? named : separator_of(rest), 2), today);
    }
    return accounts_in(Reader(rest, separator_of(rest), 1), today);
}

} // namespace rinnova
