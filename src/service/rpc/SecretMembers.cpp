// SPDX-License-Identifier: Apache-2.0
#include "service/rpc/SecretMembers.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace rinnova::rpc {

namespace {

/// Where the string ends that begins at `from` (at its opening quote): behind its closing quote, or npos.
std::size_t end_of_string(std::string_view text, std::size_t from) {
    for (std::size_t at = from + 1; at < text.size(); ++at) {
        if (text[at] == '\\')
            ++at;
        else if (text[at] == '"')
            return at + 1;
    }
    return std::string_view::npos;
}

std::size_t skip_blanks(std::string_view text, std::size_t at) {
    return std::min(text.find_first_not_of(" \t\r\n", at), text.size());
}

/// Calls `use` with where each value of a member `password` begins. `use` gives back where to go on.
template <typename Use>
void for_each_secret_value(std::string_view text, Use use) {
    for (std::size_t at = text.find('"'); at < text.size(); at = text.find('"', at)) {
        const std::size_t end = end_of_string(text, at);
        if (end == std::string_view::npos)
            return;
        const std::string_view name = text.substr(at + 1, end - at - 2);
        at = end;
        if (name != secret_member)
            continue;
        std::size_t value = skip_blanks(text, end);
        if (value >= text.size() || text[value] != ':')
            continue;
        value = skip_blanks(text, value + 1);
        at = use(value);
    }
}

std::optional<unsigned> hex4(std::string_view text, std::size_t at) {
    unsigned code = 0;
    if (at + 4 > text.size())
        return std::nullopt;
    const auto [end, wrong] = std::from_chars(text.data() + at, text.data() + at + 4, code, 16);
    return wrong == std::errc() && end == text.data() + at + 4 ? std::optional(code) : std::nullopt;
}

/// Appends to a Secret, which is best made large enough at once.
class Filler {
  public:
    explicit Filler(std::size_t size) : m_secret(std::max<std::size_t>(size, 1)) {}
    void add(std::string_view bytes) {
        if (bytes.size() > m_secret.size() - m_size)
            grow(m_size + bytes.size());
        m_secret.fill(
            [&](std::span<char> to) { std::copy(bytes.begin(), bytes.end(), to.begin() + size()); });
        m_size += bytes.size();
    }
    void add_utf8(unsigned code) {
        const auto byte = [](unsigned bits) { return static_cast<char>(static_cast<unsigned char>(bits)); };
        const auto tail = [&](unsigned shift) { return byte(0x80U | ((code >> shift) & 0x3FU)); };
        std::array<char, 4> bytes{};
        std::size_t count = 0;
        if (code < 0x80) {
            bytes[count++] = byte(code);
        } else if (code < 0x800) {
            bytes = {byte(0xC0U | (code >> 6U)), tail(0)};
            count = 2;
        } else if (code < 0x10000) {
            bytes = {byte(0xE0U | (code >> 12U)), tail(6), tail(0)};
            count = 3;
        } else {
            bytes = {byte(0xF0U | (code >> 18U)), tail(12), tail(6), tail(0)};
            count = 4;
        }
        add({bytes.data(), count});
        wipe(std::span<char>(bytes));
    }
    Secret take() {
        m_secret.shrink(m_size);
        return std::move(m_secret);
    }

  private:
    void grow(std::size_t least) {
        Secret larger(2 * least);
        m_secret.expose([&](std::string_view from) {
            larger.fill([&](std::span<char> to) { std::copy(from.begin(), from.end(), to.begin()); });
        });
        m_secret = std::move(larger);
    }
    std::ptrdiff_t size() const { return static_cast<std::ptrdiff_t>(m_size); }
    Secret m_secret;
    std::size_t m_size = 0;
};

/// What stands between the quotes of a JSON string (RFC 8259, 7); none when it is none.
std::optional<Secret> unescape(std::string_view text) {
    constexpr std::string_view names = "\"\\/bfnrt";
    constexpr std::string_view values = "\"\\/\b\f\n\r\t";
    Filler filler(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (static_cast<unsigned char>(text[at]) < 0x20)
            return std::nullopt;
        if (text[at] != '\\') {
            filler.add(text.substr(at, 1));
            continue;
        }
        if (++at >= text.size())
            return std::nullopt;
        if (const auto named = names.find(text[at]); named != std::string_view::npos) {
            filler.add(values.substr(named, 1));
            continue;
        }
        auto code = text[at] == 'u' ? hex4(text, at + 1) : std::nullopt;
        if (!code)
            return std::nullopt;
        at += 4;
        if (*code >= 0xD800 && *code < 0xDC00) {
            const auto low = text.substr(at + 1, 2) == "\\u" ? hex4(text, at + 3) : std::nullopt;
            if (!low || *low < 0xDC00 || *low > 0xDFFF)
                return std::nullopt;
            code = 0x10000 + ((*code - 0xD800) << 10U) + (*low - 0xDC00);
            at += 6;
        } else if (*code >= 0xDC00 && *code < 0xE000) {
            return std::nullopt;
        }
        filler.add_utf8(*code);
    }
    return filler.take();
}

/// A JSON string of these bytes: quotes, backslashes and control characters are escaped, all else as it is.
void add_escaped(Filler& filler, std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    filler.add("\"");
    for (const char& c : bytes) {
        const auto code = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            filler.add("\\");
        if (code >= 0x20) {
            filler.add({&c, 1});
            continue;
        }
        filler.add("\\u00");
        filler.add(digits.substr(code >> 4U, 1));
        filler.add(digits.substr(code & 0xFU, 1));
    }
    filler.add("\"");
}

} // namespace

std::vector<Secret> lift_secrets(std::span<char> message) {
    std::vector<Secret> lifted;
    const std::string_view text(message.data(), message.size());
    for_each_secret_value(text, [&](std::size_t value) {
        if (value >= text.size() || text[value] != '"')
            return value;
        const std::size_t end = end_of_string(text, value);
        if (end == std::string_view::npos)
            return text.size();
        if (end - value - 2 > longest_secret)
            return end;
        auto secret = unescape(text.substr(value + 1, end - value - 2));
        const auto place = message.subspan(value, end - value);
        std::array<char, 24> number{};
        const auto written = std::to_chars(number.data(), number.data() + number.size(), lifted.size()).ptr;
        const auto digits = static_cast<std::size_t>(written - number.data());
        // Two quotes have room for two digits; an empty text behind a hundred others is refused.
        if (!secret || digits > place.size())
            return end;
        std::fill(place.begin(), place.end(), ' ');
        std::copy(number.data(), written, place.begin());
        lifted.push_back(std::move(*secret));
        return end;
    });
    return lifted;
}

Secret with_secrets(std::string_view message, std::span<const Secret* const> secrets) {
    std::size_t room = message.size();
    for (const Secret* secret : secrets)
        room += 6 * secret->size() + 2;
    Filler filler(room);
    std::size_t copied = 0;
    for_each_secret_value(message, [&](std::size_t value) {
        std::size_t index = 0;
        const auto [end, wrong] =
            std::from_chars(message.data() + value, message.data() + message.size(), index);
        if (wrong != std::errc() || index >= secrets.size())
            return value;
        filler.add(message.substr(copied, value - copied));
        secrets[index]->expose([&](std::string_view bytes) { add_escaped(filler, bytes); });
        copied = static_cast<std::size_t>(end - message.data());
        return copied;
    });
    filler.add(message.substr(copied));
    return filler.take();
}

} // namespace rinnova::rpc
