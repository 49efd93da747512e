// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rinnova::fleet {

/// A text as it may stand in an element or between an attribute's double quotes.
std::string escaped(std::string_view text);

/// A piece of HTML; what is put into it as text is escaped.
class Html {
  public:
    Html() = default;
    /// A literal of ours, as it is.
    template <std::size_t size>
    explicit Html(const char (&markup)[size]) : m_markup(markup, size - 1) {}

    template <std::size_t size>
    Html& raw(const char (&markup)[size]) {
        m_markup.append(markup, size - 1);
        return *this;
    }
    Html& text(std::string_view text) {
        m_markup += escaped(text);
        return *this;
    }
    Html& number(std::int64_t number) {
        m_markup += std::to_string(number);
        return *this;
    }
    Html& add(const Html& other) {
        m_markup += other.m_markup;
        return *this;
    }
    bool empty() const noexcept { return m_markup.empty(); }
    const std::string& markup() const noexcept { return m_markup; }

  private:
    std::string m_markup;
};

Html as_text(std::string_view text);
/// `<a href="TO">TEXT</a>`
Html anchor(std::string_view to, std::string_view text);
/// `/path?name=value&…`, values encoded; those that are empty are left out.
std::string address_of(std::string_view path, const std::vector<std::pair<std::string, std::string>>& fields);

} // namespace rinnova::fleet
