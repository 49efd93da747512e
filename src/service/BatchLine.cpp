// SPDX-License-Identifier: Apache-2.0
#include "service/BatchLine.h"

#include "base/SecretInput.h"
#include "base/Text.h"

#include <algorithm>
#include <array>

namespace rinnova {

namespace {

tl::unexpected<Error> wrong(std::string message) {
    return fail(ErrorCode::invalid_data, std::move(message));
}

tl::unexpected<Error> no_json() {
    return wrong(translate("batch", "this is not a JSON object of texts."));
}

class Parser {
  public:
    explicit Parser(std::string_view line) : m_rest(line) {}

    Result<BatchLine> object() {
        BatchLine parsed;
        if (!take('{'))
            return no_json();
        if (!take('}')) {
            do {
                if (auto member_read = member(parsed); !member_read)
                    return tl::unexpected(member_read.error());
            } while (take(','));
            if (!take('}'))
                return no_json();
        }
        skip_blanks();
        if (!m_rest.empty())
            return wrong(translate("batch", "something follows the object."));
        return parsed;
    }

  private:
    void skip_blanks() {
        const auto first = m_rest.find_first_not_of(" \t\r\n");
        m_rest.remove_prefix(std::min(first, m_rest.size()));
    }

    bool take(char wanted) {
        skip_blanks();
        if (!m_rest.starts_with(wanted))
            return false;
        m_rest.remove_prefix(1);
        return true;
    }

    Result<void> member(BatchLine& parsed) {
        const auto name = plain_text();
        if (!name || !take(':'))
            return no_json();
        const std::array<std::string_view, 4> known{"account", "provider", "password", "expires"};
        const auto found = std::find(known.begin(), known.end(), *name);
        if (found == known.end())
            return wrong(
                translate("batch", "there is a member other than account, provider, password and expires."));
        const auto index = static_cast<std::size_t>(found - known.begin());
        if (std::exchange(m_seen[index], true))
            return wrong(translate("batch", "the member “%1” stands there twice.", {*name}));
        if (*name == "password")
            return password(parsed);
        const bool optional = *name != "account";
        skip_blanks();
        if (optional && m_rest.starts_with("null")) {
            m_rest.remove_prefix(4);
            return {};
        }
        const auto value = plain_text();
        if (!value)
            return wrong(translate("batch", "the member “%1” is not a text.", {*name}));
        (*name == "account"    ? parsed.account
         : *name == "provider" ? parsed.provider
                               : parsed.expires) = *value;
        return {};
    }

    Result<void> password(BatchLine& parsed) {
        auto text = decoded_text();
        if (!text)
            return wrong(translate("batch", "the member “%1” is not a text.", {"password"}));
        parsed.password = std::move(*text);
        parsed.has_password = true;
        return {};
    }

    std::optional<std::string> plain_text() {
        const auto text = decoded_text();
        if (!text)
            return std::nullopt;
        return text->expose([](std::string_view bytes) { return std::string(bytes); });
    }

    /// A JSON string, decoded. Its escaped form is never shorter, so one buffer is enough.
    std::optional<Secret> decoded_text() {
        skip_blanks();
        if (!m_rest.starts_with('"'))
            return std::nullopt;
        m_rest.remove_prefix(1);
        Secret text(m_rest.size());
        std::optional<std::size_t> size =
            text.fill([&](std::span<char> bytes) { return decode_into(bytes); });
        if (!size)
            return std::nullopt;
        text.shrink(*size);
        // Small secrets do not keep a whole line's worth of the secure heap.
        Secret fitting = text.clone();
        return fitting.expose(is_utf8) ? std::optional(std::move(fitting)) : std::nullopt;
    }

    std::optional<std::size_t> decode_into(std::span<char> bytes) {
        std::size_t size = 0;
        while (!m_rest.empty()) {
            const char c = m_rest.front();
            m_rest.remove_prefix(1);
            if (c == '"')
                return size;
            if (static_cast<unsigned char>(c) < 0x20)
                return std::nullopt;
            if (c != '\\')
                bytes[size++] = c;
            else if (!decode_escape(bytes, size))
                return std::nullopt;
        }
        return std::nullopt;
    }

    bool decode_escape(std::span<char> bytes, std::size_t& size) {
        if (m_rest.empty())
            return false;
        const char kind = m_rest.front();
        m_rest.remove_prefix(1);
        if (kind == 'u')
            return decode_code_point(bytes, size);
        constexpr std::string_view names = "\"\\/bfnrt";
        constexpr std::string_view values = "\"\\/\b\f\n\r\t";
        const auto index = names.find(kind);
        if (index == std::string_view::npos)
            return false;
        bytes[size++] = values[index];
        return true;
    }

    bool decode_code_point(std::span<char> bytes, std::size_t& size) {
        auto code = hexadecimal();
        if (!code || (*code >= 0xDC00 && *code <= 0xDFFF))
            return false;
        if (*code >= 0xD800 && *code <= 0xDBFF) {
            if (!m_rest.starts_with("\\u"))
                return false;
            m_rest.remove_prefix(2);
            const auto low = hexadecimal();
            if (!low || *low < 0xDC00 || *low > 0xDFFF)
                return false;
            code = 0x10000 + ((*code - 0xD800) << 10U) + (*low - 0xDC00);
        }
        append_utf8(bytes, size, *code);
        return true;
    }

    std::optional<std::uint32_t> hexadecimal() {
        if (m_rest.size() < 4)
            return std::nullopt;
        std::uint32_t value = 0;
        for (int i = 0; i < 4; ++i) {
            constexpr std::string_view digits = "0123456789abcdef";
            const char c = m_rest[static_cast<std::size_t>(i)];
            const auto digit = digits.find(c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c);
            if (digit == std::string_view::npos)
                return std::nullopt;
            value = value * 16 + static_cast<std::uint32_t>(digit);
        }
        m_rest.remove_prefix(4);
        return value;
    }

    static void append_utf8(std::span<char> bytes, std::size_t& size, std::uint32_t code) {
        const auto put = [&](std::uint32_t byte) { bytes[size++] = static_cast<char>(byte); };
        const auto put_rest = [&](unsigned shift) { put(0x80U | ((code >> shift) & 0x3FU)); };
        if (code < 0x80) {
            put(code);
        } else if (code < 0x800) {
            put(0xC0U | (code >> 6U));
            put_rest(0);
        } else if (code < 0x10000) {
            put(0xE0U | (code >> 12U));
            put_rest(6);
            put_rest(0);
        } else {
            put(0xF0U | (code >> 18U));
            put_rest(12);
            put_rest(6);
            put_rest(0);
        }
    }

    std::string_view m_rest;
    std::array<bool, 4> m_seen{};
};

} // namespace

Result<BatchLine> parse_batch_line(std::string_view line) {
    auto parsed = Parser(line).object();
    if (!parsed)
        return parsed;
    if (parsed->account.empty())
        return wrong(translate("batch", "the member “%1” is missing.", {"account"}));
    if (!parsed->has_password)
        return wrong(translate("batch", "the member “%1” is missing.", {"password"}));
    return parsed;
}

} // namespace rinnova
