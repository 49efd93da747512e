// SPDX-License-Identifier: Apache-2.0
#include "PasswordFile.h"

#include "Base64.h"

namespace rinnova::template_plugin {

namespace {

constexpr std::string_view blanks = " \t\r";

struct Word {
    std::size_t at = 0, size = 0;
};

/// The next word of a line from a place on; one of size 0 at the end of the line.
Word word_from(std::string_view line, std::size_t from) {
    const std::size_t start = line.find_first_not_of(blanks, from);
    if (start == std::string_view::npos)
        return {line.size(), 0};
    const std::size_t end = line.find_first_of(blanks, start);
    return {start, (end == std::string_view::npos ? line.size() : end) - start};
}

std::string lower(std::string_view text) {
    std::string lowered(text);
    for (char& c : lowered)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return lowered;
}

} // namespace

std::vector<Entry> entries_of(std::string_view text) {
    std::vector<Entry> entries;
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t end = std::min(text.find('\n', start), text.size());
        const std::string_view line = text.substr(start, end - start);
        const Word host = word_from(line, 0);
        const Word user = word_from(line, host.at + host.size);
        const Word password = word_from(line, user.at + user.size);
        if (user.size > 0 && line[host.at] != '#')
            entries.push_back(
                {lower(line.substr(host.at, host.size)), std::string(line.substr(user.at, user.size)),
                 start + (password.size > 0 ? password.at : user.at + user.size), password.size});
        start = end + 1;
    }
    return entries;
}

void put_password(std::string& text, const Entry& entry, const Secret& password) {
    to_base64(password).expose([&](std::string_view encoded) {
        text.replace(entry.at, entry.size, encoded);
        if (entry.size == 0)
            text.insert(entry.at, " ");
    });
}

} // namespace rinnova::template_plugin
