// SPDX-License-Identifier: Apache-2.0
#include "PrefsJs.h"

#include "sdk/Target.h"
#include "sdk/Utf8.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace rinnova::thunderbird {

namespace {

constexpr std::size_t max_file_bytes = 64U << 20U;

/// Reads one statement after the other: `user_pref("name", value);` with comments between. A string ends
/// within its line or is none: that keeps damage small and reading linear. (Thunderbird escapes line ends in
/// strings.)
class PrefsReader {
  public:
    using Value = std::variant<bool, std::int64_t, std::string>;
    struct Statement {
        std::string name;
        Value value;
    };

    explicit PrefsReader(std::string_view text) : m_text(text) {}

    /// The next statement that makes sense.
    std::optional<Statement> next() {
        for (;;) {
            skip_blanks_and_comments();
            if (m_at == m_text.size())
                return std::nullopt;
            const std::size_t begin = m_at;
            if (auto statement = this->statement())
                return statement;
            // Goes on with the next line, unless the statement broke off where one begins.
            if (m_at == begin || m_text[m_at - 1] != '\n')
                m_at = std::min(m_text.find('\n', m_at), m_text.size());
        }
    }

  private:
    std::optional<Statement> statement() {
        constexpr std::array<std::string_view, 3> functions{"user_pref", "sticky_pref", "pref"};
        const auto* const function =
            std::find_if(functions.begin(), functions.end(),
                         [this](std::string_view word) { return m_text.substr(m_at).starts_with(word); });
        if (function == functions.end())
            return std::nullopt;
        m_at += function->size();
        if (!take('('))
            return std::nullopt;
        auto name = string();
        if (!name || !take(','))
            return std::nullopt;
        auto value = this->value();
        if (!value || !take(')') || !take(';'))
            return std::nullopt;
        return Statement{std::move(*name), std::move(*value)};
    }

    std::optional<Value> value() {
        skip_blanks_and_comments();
        const char first = peek();
        if (first == '"' || first == '\'') {
            auto text = string();
            return text ? std::optional<Value>(std::move(*text)) : std::nullopt;
        }
        for (const bool truth : {true, false}) {
            const std::string_view word = truth ? "true" : "false";
            if (m_text.substr(m_at).starts_with(word)) {
                m_at += word.size();
                return truth;
            }
        }
        return number();
    }

    std::optional<Value> number() {
        if (peek() == '+')
            ++m_at;
        std::int64_t number = 0;
        const char* const end = m_text.data() + m_text.size();
        const auto [stopped, error] = std::from_chars(m_text.data() + m_at, end, number);
        if (error != std::errc())
            return std::nullopt;
        m_at = static_cast<std::size_t>(stopped - m_text.data());
        return number;
    }

    std::optional<std::string> string() {
        skip_blanks_and_comments();
        const char quote = peek();
        if (quote != '"' && quote != '\'')
            return std::nullopt;
        std::string text;
        for (++m_at; m_at < m_text.size() && m_text[m_at] != '\n'; ++m_at) {
            if (m_text[m_at] == quote) {
                ++m_at;
                return text;
            }
            if (m_text[m_at] != '\\')
                text += m_text[m_at];
            else if (!escape(text))
                return std::nullopt;
        }
        return std::nullopt;
    }

    bool escape(std::string& text) {
        ++m_at;
        switch (peek()) {
        case '"':
        case '\'':
        case '\\':
            text += peek();
            return true;
        case 'n':
            text += '\n';
            return true;
        case 'r':
            text += '\r';
            return true;
        case 'x':
            return code_point(text, 2);
        case 'u':
            return code_point(text, 4);
        default:
            return false;
        }
    }

    // Host and user names are what is read here; half a surrogate pair makes the string one that is no UTF-8.
    bool code_point(std::string& text, std::size_t digits) {
        unsigned unit = 0;
        if (!hex(m_at + 1, digits, unit))
            return false;
        m_at += digits;
        unsigned low = 0;
        if (unit >= 0xD800 && unit < 0xDC00 && m_text.substr(m_at + 1).starts_with("\\u") &&
            hex(m_at + 3, 4, low) && low >= 0xDC00 && low < 0xE000) {
            m_at += 6;
            unit = 0x10000U + ((unit - 0xD800U) << 10U) + (low - 0xDC00U);
        }
        if (unit < 0x80) {
            text += static_cast<char>(unit);
            return true;
        }
        const int continuations = unit < 0x800 ? 1 : unit < 0x10000 ? 2 : 3;
        const unsigned lead = continuations == 1 ? 0xC0U : continuations == 2 ? 0xE0U : 0xF0U;
        text += static_cast<char>(lead | (unit >> (6U * static_cast<unsigned>(continuations))));
        for (int i = continuations - 1; i >= 0; --i)
            text += static_cast<char>(0x80U | ((unit >> (6U * static_cast<unsigned>(i))) & 0x3FU));
        return true;
    }

    bool hex(std::size_t at, std::size_t digits, unsigned& value) const {
        if (m_text.size() < at || m_text.size() - at < digits)
            return false;
        const char* const begin = m_text.data() + at;
        const auto [stopped, error] = std::from_chars(begin, begin + digits, value, 16);
        return error == std::errc() && stopped == begin + digits;
    }

    char peek() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }
    bool take(char wanted) {
        skip_blanks_and_comments();
        if (peek() != wanted)
            return false;
        ++m_at;
        return true;
    }
    void skip_blanks() {
        while (peek() == ' ' || peek() == '\t' || peek() == '\r' || peek() == '\v' || peek() == '\f')
            ++m_at;
    }
    void skip_blanks_and_comments() {
        for (;;) {
            skip_blanks();
            const std::string_view rest = m_text.substr(m_at);
            if (rest.starts_with('\n'))
                ++m_at;
            else if (rest.starts_with("//") || rest.starts_with('#'))
                m_at = std::min(m_text.find('\n', m_at), m_text.size());
            else if (rest.starts_with("/*"))
                m_at = std::min(m_text.find("*/", m_at + 2), m_text.size() - 2) + 2;
            else
                return;
        }
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

bool is_of_interest(std::string_view name) {
    return name.starts_with("mail.") || name.starts_with("signon.");
}

} // namespace

void Prefs::read(std::string_view text) {
    PrefsReader reader(text);
    while (auto statement = reader.next()) {
        if (!is_of_interest(statement->name))
            continue;
        // Everything of ours is UTF-8; such a host or user name is none that could be looked up.
        if (const auto* value = std::get_if<std::string>(&statement->value);
            value != nullptr && !is_utf8(*value))
            continue;
        m_values.insert_or_assign(std::move(statement->name), std::move(statement->value));
    }
}

template <typename Type>
const Type* Prefs::find(std::string_view name) const {
    const auto found = m_values.find(name);
    return found == m_values.end() ? nullptr : std::get_if<Type>(&found->second);
}

std::optional<std::string_view> Prefs::string(std::string_view name) const {
    const auto* value = find<std::string>(name);
    return value != nullptr ? std::optional<std::string_view>(*value) : std::nullopt;
}

std::optional<std::int64_t> Prefs::number(std::string_view name) const {
    const auto* value = find<std::int64_t>(name);
    return value != nullptr ? std::optional(*value) : std::nullopt;
}

bool Prefs::is_true(std::string_view name) const {
    const auto* value = find<bool>(name);
    return value != nullptr && *value;
}

Result<Prefs> read_prefs(const std::filesystem::path& profile) {
    Prefs prefs;
    auto main = read_file(profile / "prefs.js", max_file_bytes);
    if (!main)
        return tl::unexpected(main.error());
    prefs.read(*main);
    auto user = read_file(profile / "user.js", max_file_bytes);
    if (user)
        prefs.read(*user);
    else if (user.error().code != ErrorCode::not_found)
        return tl::unexpected(user.error());
    return prefs;
}

} // namespace rinnova::thunderbird
