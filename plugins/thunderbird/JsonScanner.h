// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rinnova::thunderbird {

/// Where a piece of a text stands: [begin, end). Small, because there is one for every member of every login.
struct TextRange {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    bool empty() const noexcept { return begin == end; }
    std::string_view of(std::string_view text) const noexcept { return text.substr(begin, end - begin); }
    bool operator==(const TextRange&) const = default;
};

/// Walks over a JSON text (RFC 8259) and tells where its values stand, without building them. Strict, linear,
/// and nested only so deep. Every function returns false, and nothing goes on, after the first thing that is
/// wrong; `where` is then the place of it.
class JsonScanner {
  public:
    /// The text is shorter than 4 GiB and has to outlive the scanner, which begins at `at`.
    explicit JsonScanner(std::string_view text, std::size_t at = 0) noexcept : m_text(text), m_at(at) {}

    /// The first character of the next value, behind blanks; NUL at the end of the text.
    char peek() noexcept;
    std::size_t where() const noexcept { return m_at; }
    /// Goes over blanks; whether nothing is left.
    bool at_end() noexcept;

    /// Goes over one value of any kind, and tells where it stood.
    bool value(TextRange& range);
    /// An object: `member` gets each name as it stands, quotes included, and goes over the value.
    template <typename Member>
    bool object(Member&& member) {
        return container('{', '}', [&] {
            TextRange name;
            return peek() == '"' && value(name) && take(':') && member(name);
        });
    }
    /// An array: `element` goes over each value.
    template <typename Element>
    bool array(Element&& element) {
        return container('[', ']', element);
    }

  private:
    template <typename Item>
    bool container(char open, char close, Item&& item) {
        if (m_depth == max_depth || !take(open))
            return false;
        ++m_depth;
        if (peek() != close) {
            do {
                if (!item())
                    return false;
            } while (take(','));
        }
        --m_depth;
        return take(close);
    }
    bool take(char wanted) noexcept;
    bool skip();
    bool string() noexcept;
    bool escape() noexcept;
    bool number() noexcept;
    bool digits() noexcept;
    bool word(std::string_view wanted) noexcept;

    // Thunderbird's own files have three levels.
    static constexpr int max_depth = 64;
    std::string_view m_text;
    std::size_t m_at;
    int m_depth = 0;
};

/// The text that a JSON string stands for, as UTF-8; half of a surrogate pair becomes U+FFFD. `token` is a
/// string that JsonScanner went over, quotes included; none for any other value.
std::optional<std::string> decode_json_string(std::string_view token);

/// Whether a JSON string is this text.
bool json_string_equals(std::string_view token, std::string_view text);

} // namespace rinnova::thunderbird
