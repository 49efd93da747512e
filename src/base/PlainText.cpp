// SPDX-License-Identifier: Apache-2.0
#include "base/PlainText.h"

#include "base/SecretInput.h"

#include <algorithm>

namespace rinnova {

namespace {

/// Most of what is shown is of these alone.
std::string_view plain_ascii_at_front(std::string_view text) noexcept {
    const auto* const end =
        std::find_if_not(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
    return text.substr(0, static_cast<std::size_t>(end - text.begin()));
}

} // namespace

std::size_t character_at_front(std::string_view text) noexcept {
    constexpr std::size_t longest = 4;
    for (std::size_t length = 1; length <= std::min(text.size(), longest); ++length)
        if (is_utf8(text.substr(0, length)))
            return length;
    return 0;
}

bool is_plain_character(std::string_view character) noexcept {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(character[i]); };
    switch (character.size()) {
    case 1:
        return byte(0) >= 0x20 && byte(0) < 0x7F;
    case 2:
        return !(byte(0) == 0xC2 && byte(1) < 0xA0) && character != "\u061C";
    case 3:
        return !(character == "\u200E" || character == "\u200F" ||
                 (character >= "\u2028" && character <= "\u202E") ||
                 (character >= "\u2066" && character <= "\u2069"));
    default:
        return true;
    }
}

bool is_plain(std::string_view text) noexcept {
    for (;;) {
        text.remove_prefix(plain_ascii_at_front(text).size());
        if (text.empty())
            return true;
        const std::size_t length = character_at_front(text);
        if (length == 0 || !is_plain_character(text.substr(0, length)))
            return false;
        text.remove_prefix(length);
    }
}

std::string made_plain(std::string_view text, std::string_view instead, bool lines) {
    std::string made;
    made.reserve(text.size());
    for (;;) {
        const std::string_view ascii = plain_ascii_at_front(text);
        made += ascii;
        text.remove_prefix(ascii.size());
        if (text.empty())
            return made;
        const std::size_t length = character_at_front(text);
        const std::string_view character = text.substr(0, length);
        const bool stays = length > 0 && (is_plain_character(character) || (lines && character == "\n"));
        made += stays ? character : instead;
        text.remove_prefix(std::max<std::size_t>(length, 1));
    }
}

} // namespace rinnova
