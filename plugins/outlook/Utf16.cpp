// SPDX-License-Identifier: Apache-2.0
#include "Utf16.h"

#include "sdk/Utf8.h"

#include <array>

namespace rinnova::outlook {

namespace {

constexpr char32_t first_high = 0xD800;
constexpr char32_t first_low = 0xDC00;
constexpr char32_t behind_low = 0xE000;
constexpr char32_t first_pair = 0x10000;

/// Hands each code point of little-endian UTF-16 to `use`; false at the first thing that is none.
template <typename Use>
bool each_point_of_utf16(std::string_view bytes, Use use) {
    const auto unit = [&](std::size_t at) {
        return static_cast<char32_t>(static_cast<unsigned char>(bytes[at]) |
                                     static_cast<unsigned char>(bytes[at + 1]) << 8U);
    };
    if (bytes.size() % 2 != 0)
        return false;
    for (std::size_t at = 0; at < bytes.size(); at += 2) {
        char32_t point = unit(at);
        if (point >= first_high && point < behind_low) {
            at += 2;
            if (point >= first_low || at >= bytes.size() || unit(at) < first_low || unit(at) >= behind_low)
                return false;
            point = first_pair + ((point - first_high) << 10U) + (unit(at) - first_low);
        }
        use(point);
    }
    return true;
}

/// The same for UTF-8 that was found well-formed.
template <typename Use>
void each_point_of_utf8(std::string_view text, Use use) {
    for (std::size_t at = 0; at < text.size();) {
        const auto first = static_cast<unsigned char>(text[at]);
        const std::size_t length = first < 0x80U ? 1 : first < 0xE0U ? 2 : first < 0xF0U ? 3 : 4;
        char32_t point = length == 1 ? first : first & (0x7FU >> length);
        for (std::size_t i = 1; i < length; ++i)
            point = point << 6U | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
        use(point);
        at += length;
    }
}

template <typename Put>
void put_utf8(char32_t point, Put put) {
    const auto tail = [&](unsigned shift) { put(static_cast<char>(0x80U | (point >> shift & 0x3FU))); };
    if (point < 0x80U) {
        put(static_cast<char>(point));
    } else if (point < 0x800U) {
        put(static_cast<char>(0xC0U | point >> 6U));
        tail(0);
    } else if (point < first_pair) {
        put(static_cast<char>(0xE0U | point >> 12U));
        tail(6);
        tail(0);
    } else {
        put(static_cast<char>(0xF0U | point >> 18U));
        tail(12);
        tail(6);
        tail(0);
    }
}

template <typename Put>
void put_utf16(char32_t point, Put put) {
    if (point >= first_pair) {
        put(static_cast<char16_t>(first_high + ((point - first_pair) >> 10U)));
        put(static_cast<char16_t>(first_low + ((point - first_pair) & 0x3FFU)));
    } else {
        put(static_cast<char16_t>(point));
    }
}

std::string bytes_from(std::u16string_view units) {
    std::string bytes;
    bytes.reserve(2 * units.size());
    for (const char16_t unit : units) {
        bytes.push_back(static_cast<char>(unit & 0xFFU));
        bytes.push_back(static_cast<char>(unit >> 8U));
    }
    return bytes;
}

} // namespace

std::optional<std::string> utf8_from(std::u16string_view units) {
    std::string text;
    const auto put = [&](char c) { text.push_back(c); };
    if (!each_point_of_utf16(bytes_from(units), [&](char32_t point) { put_utf8(point, put); }))
        return std::nullopt;
    return text;
}

std::optional<std::u16string> units_from(std::string_view bytes) {
    if (bytes.size() % 2 != 0)
        return std::nullopt;
    std::u16string units;
    units.reserve(bytes.size() / 2);
    for (std::size_t at = 0; at < bytes.size(); at += 2)
        units.push_back(static_cast<char16_t>(static_cast<unsigned char>(bytes[at]) |
                                              static_cast<unsigned char>(bytes[at + 1]) << 8U));
    return units;
}

std::optional<std::u16string> utf16_from(std::string_view text) {
    if (!is_utf8(text))
        return std::nullopt;
    std::u16string units;
    const auto put = [&](char16_t unit) { units.push_back(unit); };
    each_point_of_utf8(text, [&](char32_t point) { put_utf16(point, put); });
    return units;
}

Result<Secret> to_sealed_text(const Secret& password) {
    const bool fits = password.expose([](std::string_view text) {
        return !text.empty() && is_utf8(text) && text.find('\0') == std::string_view::npos;
    });
    if (!fits)
        return fail(ErrorCode::invalid_data, translate("outlook", "Outlook cannot keep such a password."));
    // A byte of UTF-8 never makes more than one unit. Filled with zeros, of which one stays.
    Secret text(2 * (password.size() + 1));
    std::size_t size = 0;
    password.expose([&](std::string_view from) {
        text.fill([&](std::span<char> to) {
            const auto put = [&](char16_t unit) {
                to[size++] = static_cast<char>(unit & 0xFFU);
                to[size++] = static_cast<char>(unit >> 8U);
            };
            each_point_of_utf8(from, [&](char32_t point) { put_utf16(point, put); });
        });
    });
    text.shrink(size + 2);
    return text;
}

Result<Secret> from_sealed_text(const Secret& plain) {
    // A unit makes three bytes at most.
    Secret password(plain.size() / 2 * 3);
    std::size_t size = 0;
    bool ended = false;
    bool more = false;
    const bool text = plain.expose([&](std::string_view from) {
        return password.fill([&](std::span<char> to) {
            const auto put = [&](char c) { to[size++] = c; };
            return each_point_of_utf16(from, [&](char32_t point) {
                more = more || (ended && point != 0);
                ended = ended || point == 0;
                if (!ended)
                    put_utf8(point, put);
            });
        });
    });
    if (!text || more)
        return fail(ErrorCode::invalid_data,
                    translate("outlook", "What Outlook has stored here is no password."));
    password.shrink(size);
    return password;
}

std::string shown(std::u16string_view name) {
    std::string text;
    const auto put = [&](char c) { text.push_back(c); };
    for (std::size_t at = 0; at < name.size(); ++at) {
        const bool pair = name[at] >= first_high && name[at] < first_low && at + 1 < name.size() &&
                          name[at + 1] >= first_low && name[at + 1] < behind_low;
        const auto one = utf8_from(name.substr(at, pair ? 2 : 1));
        if (!one || name[at] < 0x20U || (name[at] >= 0x7FU && name[at] < 0xA0U))
            put('?');
        else
            text += *one;
        at += pair ? 1 : 0;
    }
    return text;
}

} // namespace rinnova::outlook
