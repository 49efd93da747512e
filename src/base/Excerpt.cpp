// SPDX-License-Identifier: Apache-2.0
#include "base/Excerpt.h"

#include "base/SecretInput.h"

namespace rinnova {

namespace {

bool continues_a_character(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

std::size_t whole_characters_in(std::string_view text, std::size_t most) {
    if (text.size() <= most)
        return text.size();
    while (most > 0 && continues_a_character(text[most]))
        --most;
    return most;
}

} // namespace

std::string excerpt(std::string_view text, std::size_t most) {
    if (!is_utf8(text))
        return "…";
    const std::size_t kept = whole_characters_in(text, most);
    std::string shown;
    for (std::size_t i = 0; i < kept; ++i) {
        const char c = text[i];
        const bool high = c == '\xC2' && i + 1 < kept && static_cast<unsigned char>(text[i + 1]) < 0xA0;
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F || high)
            shown += "\uFFFD";
        else
            shown += c;
        i += high ? 1 : 0;
    }
    return kept < text.size() ? shown + "…" : shown;
}

} // namespace rinnova
