// SPDX-License-Identifier: Apache-2.0
#include "JsonScanner.h"

#include <bit>
#include <cstring>

namespace rinnova::thunderbird {

namespace {

bool is_digit(char c) noexcept {
    return c >= '0' && c <= '9';
}

/// The characters at the front that stand for themselves in a string; of those within the last eight of the
/// text, perhaps not all.
std::size_t plain_at_front(std::string_view text) noexcept {
    constexpr std::uint64_t ones = 0x0101010101010101;
    constexpr std::uint64_t high_bits = 0x80 * ones;
    // The high bit of each byte below `limit`. A borrow may mark bytes above such a one, never below it.
    const auto below = [](std::uint64_t eight, std::uint64_t limit) {
        return (eight - limit * ones) & ~eight & high_bits;
    };
    std::size_t length = 0;
    for (std::uint64_t eight = 0; text.size() - length >= sizeof eight; length += sizeof eight) {
        std::memcpy(&eight, text.data() + length, sizeof eight);
        const std::uint64_t marks =
            below(eight, 0x20) | below(eight ^ ('"' * ones), 1) | below(eight ^ ('\\' * ones), 1);
        if (marks != 0)
            return std::endian::native == std::endian::little
                       ? length + static_cast<std::size_t>(std::countr_zero(marks)) / 8
                       : length;
    }
    return length;
}

std::optional<unsigned> hex_digit(char c) noexcept {
    if (is_digit(c))
        return static_cast<unsigned>(c - '0');
    if (c >= 'a' && c <= 'f')
        return static_cast<unsigned>(c - 'a') + 10U;
    if (c >= 'A' && c <= 'F')
        return static_cast<unsigned>(c - 'A') + 10U;
    return std::nullopt;
}

std::optional<unsigned> four_hex_digits(std::string_view text) noexcept {
    if (text.size() < 4)
        return std::nullopt;
    unsigned value = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        const auto digit = hex_digit(text[i]);
        if (!digit)
            return std::nullopt;
        value = (value << 4U) | *digit;
    }
    return value;
}

void append_utf8(std::string& out, unsigned code_point) {
    if (code_point < 0x80) {
        out += static_cast<char>(code_point);
    } else if (code_point < 0x800) {
        out += static_cast<char>(0xC0U | (code_point >> 6U));
        out += static_cast<char>(0x80U | (code_point & 0x3FU));
    } else if (code_point < 0x10000) {
        out += static_cast<char>(0xE0U | (code_point >> 12U));
        out += static_cast<char>(0x80U | ((code_point >> 6U) & 0x3FU));
        out += static_cast<char>(0x80U | (code_point & 0x3FU));
    } else {
        out += static_cast<char>(0xF0U | (code_point >> 18U));
        out += static_cast<char>(0x80U | ((code_point >> 12U) & 0x3FU));
        out += static_cast<char>(0x80U | ((code_point >> 6U) & 0x3FU));
        out += static_cast<char>(0x80U | (code_point & 0x3FU));
    }
}

char simple_escape(char letter) noexcept {
    switch (letter) {
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    default:
        return letter;
    }
}

/// The code point of an escape (`\u` and four hexadecimal digits) at the front, of two of them for a
/// surrogate pair, and the characters that took.
struct Unicode {
    unsigned code_point = 0;
    std::size_t length = 0;
};

Unicode unicode_escape(std::string_view text) {
    constexpr unsigned replacement = 0xFFFD;
    constexpr std::size_t escape_length = 6;
    const unsigned first = four_hex_digits(text.substr(2)).value_or(replacement);
    if (first < 0xD800 || first > 0xDFFF)
        return {first, escape_length};
    const std::string_view next = text.substr(escape_length);
    const auto second = next.starts_with("\\u") ? four_hex_digits(next.substr(2)) : std::nullopt;
    if (first >= 0xDC00 || !second || *second < 0xDC00 || *second > 0xDFFF)
        return {replacement, escape_length};
    return {0x10000U + ((first - 0xD800U) << 10U) + (*second - 0xDC00U), 2 * escape_length};
}

} // namespace

char JsonScanner::peek() noexcept {
    while (m_at < m_text.size()) {
        const char c = m_text[m_at];
        if (c != ' ' && c != '\n' && c != '\r' && c != '\t')
            return c;
        ++m_at;
    }
    return '\0';
}

bool JsonScanner::at_end() noexcept {
    peek();
    return m_at == m_text.size();
}

bool JsonScanner::take(char wanted) noexcept {
    if (peek() != wanted || m_at == m_text.size())
        return false;
    ++m_at;
    return true;
}

bool JsonScanner::value(TextRange& range) {
    peek();
    range.begin = static_cast<std::uint32_t>(m_at);
    if (!skip())
        return false;
    range.end = static_cast<std::uint32_t>(m_at);
    return true;
}

bool JsonScanner::skip() {
    switch (peek()) {
    case '{':
        return object([this](const TextRange&) { return skip(); });
    case '[':
        return array([this] { return skip(); });
    case '"':
        return string();
    case 't':
        return word("true");
    case 'f':
        return word("false");
    case 'n':
        return word("null");
    default:
        return number();
    }
}

bool JsonScanner::word(std::string_view wanted) noexcept {
    if (m_text.substr(m_at, wanted.size()) != wanted)
        return false;
    m_at += wanted.size();
    return true;
}

bool JsonScanner::string() noexcept {
    ++m_at;
    while (true) {
        m_at += plain_at_front(m_text.substr(m_at));
        if (m_at == m_text.size())
            return false;
        const char c = m_text[m_at];
        if (c == '"') {
            ++m_at;
            return true;
        }
        if (static_cast<unsigned char>(c) < 0x20 || (c == '\\' && !escape()))
            return false;
        ++m_at;
    }
}

bool JsonScanner::escape() noexcept {
    ++m_at;
    if (m_at == m_text.size())
        return false;
    if (m_text[m_at] != 'u')
        return std::string_view("\"\\/bfnrt").find(m_text[m_at]) != std::string_view::npos;
    if (!four_hex_digits(m_text.substr(m_at + 1)))
        return false;
    m_at += 4;
    return true;
}

bool JsonScanner::digits() noexcept {
    const std::size_t begin = m_at;
    while (m_at < m_text.size() && is_digit(m_text[m_at]))
        ++m_at;
    return m_at > begin;
}

bool JsonScanner::number() noexcept {
    const auto next = [this] { return m_at < m_text.size() ? m_text[m_at] : '\0'; };
    if (next() == '-')
        ++m_at;
    if (next() == '0')
        ++m_at;
    else if (!digits())
        return false;
    if (next() == '.') {
        ++m_at;
        if (!digits())
            return false;
    }
    if (next() == 'e' || next() == 'E') {
        ++m_at;
        if (next() == '+' || next() == '-')
            ++m_at;
        return digits();
    }
    return true;
}

std::optional<std::string> decode_json_string(std::string_view token) {
    if (token.size() < 2 || token.front() != '"' || token.back() != '"')
        return std::nullopt;
    token = token.substr(1, token.size() - 2);
    std::string text;
    text.reserve(token.size());
    while (!token.empty()) {
        const std::size_t plain = std::min(token.find('\\'), token.size());
        text += token.substr(0, plain);
        token.remove_prefix(plain);
        if (token.size() < 2)
            break;
        std::size_t taken = 2;
        if (token[1] == 'u') {
            const Unicode unicode = unicode_escape(token);
            append_utf8(text, unicode.code_point);
            taken = std::min(unicode.length, token.size());
        } else {
            text += simple_escape(token[1]);
        }
        token.remove_prefix(taken);
    }
    return text;
}

bool json_string_equals(std::string_view token, std::string_view text) {
    if (token.size() < 2 || token.front() != '"')
        return false;
    if (token.find('\\') == std::string_view::npos)
        return token.substr(1, token.size() - 2) == text;
    const auto decoded = decode_json_string(token);
    return decoded && *decoded == text;
}

} // namespace rinnova::thunderbird
