// SPDX-License-Identifier: Apache-2.0
#include "probe/ServerWords.h"

#include "base/SecretInput.h"

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

std::size_t sequence_length(unsigned char lead) {
    if (lead < 0x80)
        return 1;
    if (lead >= 0xF0)
        return 4;
    return lead >= 0xE0 ? 3 : 2;
}

/// C0 and C1 controls, DEL, line and paragraph separators, and the marks of Unicode's bidirectional
/// algorithm.
bool is_unshowable(std::string_view sequence) {
    if (sequence.size() == 1)
        return static_cast<unsigned char>(sequence[0]) < 0x20 || sequence[0] == 0x7F;
    if (sequence.size() == 2)
        return sequence[0] == '\xC2' && static_cast<unsigned char>(sequence[1]) < 0xA0;
    if (sequence.size() != 3 || sequence[0] != '\xE2')
        return false;
    const auto second = static_cast<unsigned char>(sequence[1]);
    const auto third = static_cast<unsigned char>(sequence[2]);
    if (second == 0x80)
        return third == 0x8E || third == 0x8F ||
               (third >= 0xA8 && third <= 0xAE);             // U+200E, 200F, 2028 to 202E
    return second == 0x81 && third >= 0xA6 && third <= 0xA9; // U+2066 to U+2069
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
    for (std::size_t at = 0; at < words.size();) {
        const std::size_t length = sequence_length(static_cast<unsigned char>(words[at]));
        const std::string_view sequence = words.substr(at, length);
        const bool valid = sequence.size() == length && is_utf8(sequence);
        at += valid ? length : 1;
        if (valid && (is_unshowable(sequence) || sequence == " ")) {
            blank = !clean.empty();
            continue;
        }
        const std::string_view shown = valid ? sequence : std::string_view("?");
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
