// SPDX-License-Identifier: Apache-2.0
#include "desktop/Pasted.h"

#include <algorithm>
#include <vector>

namespace rinnova::desktop {

namespace {

constexpr std::string_view blanks = " \t\r\n\v\f";
constexpr std::size_t shortest = 8;
constexpr std::size_t longest = 128;
constexpr std::size_t longest_group = 6;

bool in_range(char c, char from, char to) {
    return c >= from && c <= to;
}

/// The words between any of these characters.
std::vector<std::string_view> split(std::string_view text, std::string_view between) {
    std::vector<std::string_view> parts;
    for (std::size_t begin = 0; (begin = text.find_first_not_of(between, begin)) != std::string_view::npos;) {
        const std::size_t end = std::min(text.find_first_of(between, begin), text.size());
        parts.push_back(text.substr(begin, end - begin));
        begin = end;
    }
    return parts;
}

bool is_address(std::string_view word) {
    return word.starts_with("https://") || word.starts_with("http://");
}

/// Generated passwords mix letters with figures or signs; words, dates, hosts and addresses do not.
bool looks_generated(std::string_view word) {
    if (word.size() < shortest || word.size() > longest || is_address(word))
        return false;
    const auto any = [&](auto is) { return std::any_of(word.begin(), word.end(), is); };
    const bool figure = any([](char c) { return in_range(c, '0', '9'); });
    const bool lower = any([](char c) { return in_range(c, 'a', 'z'); });
    const bool upper = any([](char c) { return in_range(c, 'A', 'Z'); });
    const bool sign = any([](char c) { return in_range(c, '!', '/') || in_range(c, ':', '@') || c == '_'; });
    const auto at = word.find('@');
    if (at != std::string_view::npos && word.find('.', at) != std::string_view::npos)
        return false; // somebody's mail address
    return (figure && (lower || upper)) ||
           (lower && upper && sign && word.back() != ':' && word.back() != '.');
}

Pasted whole(std::string_view text) {
    return {Pasted::Kind::password, Secret::copy_of(text)};
}

} // namespace

std::size_t characters_in(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

Pasted look_at_paste(std::string_view text) {
    if (text.size() > most_pasted)
        return {Pasted::Kind::too_much};
    const auto words = split(text, blanks);
    if (words.empty())
        return {Pasted::Kind::nothing};
    if (words.size() == 1)
        return is_address(words.front()) ? Pasted{Pasted::Kind::address} : whole(text);
    std::vector<std::string_view> likely;
    std::copy_if(words.begin(), words.end(), std::back_inserter(likely), looks_generated);
    const auto lines = split(text, "\r\n");
    std::vector<std::string_view> alone; // on a line of its own, as pages show it
    for (const std::string_view line : lines)
        if (const auto inside = split(line, blanks); inside.size() == 1 && looks_generated(inside.front()))
            alone.push_back(inside.front());
    const auto same = [](const auto& list) {
        return !list.empty() && std::all_of(list.begin(), list.end(),
                                            [&](std::string_view word) { return word == list.front(); });
    };
    for (const auto& list : {alone, likely})
        if (same(list))
            return {Pasted::Kind::within, Secret::copy_of(list.front())};
    // Passwords of some providers are shown in groups: abcd efgh ijkl mnop.
    if (lines.size() == 1 && likely.empty() &&
        std::all_of(words.begin(), words.end(), [&](std::string_view word) {
            return word.size() == words.front().size() && word.size() <= longest_group;
        }))
        return whole(text);
    return {Pasted::Kind::unclear};
}

} // namespace rinnova::desktop
