// SPDX-License-Identifier: Apache-2.0
#include "probe/ServerWords.h"

#include "base/PlainText.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace rinnova {

namespace {

constexpr std::size_t shortest_piece = 8;
constexpr std::size_t shortest_secret = 3; // as in redact(): shorter ones match anywhere

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Marks in `covered` all of `words` that stands in `sent` too, in pieces of at least `piece` bytes.
void cover_pieces(std::string_view words, std::string_view sent, std::size_t piece,
                  std::vector<bool>& covered) {
    for (std::size_t from = 0; from + piece <= words.size(); ++from)
        for (std::size_t at = 0; at + piece <= sent.size(); ++at) {
            std::size_t same = 0;
            while (from + same < words.size() && at + same < sent.size() &&
                   lower(words[from + same]) == lower(sent[at + same]))
                ++same;
            if (same >= piece)
                std::fill_n(covered.begin() + static_cast<std::ptrdiff_t>(from), same, true);
        }
}

} // namespace

std::string clean_words(std::string_view words) {
    std::string clean;
    bool blank = false;
    while (!words.empty()) {
        const std::size_t length = character_at_front(words);
        const std::string_view character = words.substr(0, length);
        words.remove_prefix(std::max<std::size_t>(length, 1));
        if (length > 0 && (!is_plain_character(character) || character == " ")) {
            blank = !clean.empty();
            continue;
        }
        const std::string_view shown = length > 0 ? character : std::string_view("?");
        if (clean.size() + (blank ? 1 : 0) + shown.size() > max_words_bytes - 3)
            return clean + "\u2026";
        if (std::exchange(blank, false))
            clean += ' ';
        clean += shown;
    }
    return clean;
}

std::string mask_echo(std::string words, std::span<const Secret> forms) {
    std::vector<bool> covered(words.size(), false);
    for (const Secret& form : forms)
        form.expose([&](std::string_view bytes) {
            if (bytes.size() >= shortest_secret)
                cover_pieces(words, bytes, std::min(shortest_piece, bytes.size()), covered);
        });
    std::string masked;
    for (std::size_t at = 0; at < words.size(); ++at)
        if (!covered[at])
            masked += words[at];
        else if (at == 0 || !covered[at - 1])
            masked += "***";
    wipe(words);
    return masked;
}

} // namespace rinnova
