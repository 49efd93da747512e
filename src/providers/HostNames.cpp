// SPDX-License-Identifier: Apache-2.0
#include "providers/HostNames.h"

#include <algorithm>

namespace rinnova {

namespace {

bool is_letter_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool is_label(std::string_view label) {
    constexpr std::size_t longest = 63;
    return !label.empty() && label.size() <= longest && label.front() != '-' && label.back() != '-' &&
           std::all_of(label.begin(), label.end(),
                       [](char c) { return is_letter_or_digit(c) || c == '-' || c == '_'; });
}

bool is_port(std::string_view text) {
    return !text.empty() && text.size() <= 5 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool fits_in_a_url(char c) {
    constexpr std::string_view never = "\"<>\\^`{|}";
    return c > ' ' && c < 0x7F && never.find(c) == std::string_view::npos;
}

} // namespace

bool is_host_name(std::string_view text) {
    constexpr std::size_t longest = 253;
    if (text.size() > longest)
        return false;
    for (;;) {
        const auto dot = text.find('.');
        if (!is_label(text.substr(0, dot)))
            return false;
        if (dot == std::string_view::npos)
            return true;
        text.remove_prefix(dot + 1);
    }
}

bool is_https_url(std::string_view text) {
    constexpr std::string_view scheme = "https://";
    if (text.substr(0, scheme.size()) != scheme)
        return false;
    text.remove_prefix(scheme.size());
    const std::string_view authority = text.substr(0, text.find_first_of("/?#"));
    const std::string_view host = authority.substr(0, authority.find(':'));
    const std::string_view port = authority.substr(host.size());
    return is_host_name(host) && (port.empty() || is_port(port.substr(1))) &&
           std::all_of(text.begin(), text.end(), fits_in_a_url);
}

} // namespace rinnova
