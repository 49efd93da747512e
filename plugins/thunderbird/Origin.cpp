// SPDX-License-Identifier: Apache-2.0
#include "Origin.h"

#include "sdk/Target.h"

#include <array>
#include <charconv>

namespace rinnova::thunderbird {

namespace {

constexpr std::array<std::string_view, 3> schemes{"imap://", "mailbox://", "smtp://"};

// What encodeURIComponent of JavaScript leaves alone.
bool is_unreserved(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("-_.!~*'()").find(c) != std::string_view::npos;
}

std::string percent_encoded(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string encoded;
    for (const char c : text) {
        if (is_unreserved(c)) {
            encoded += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        encoded += '%';
        encoded += digits[byte >> 4U];
        encoded += digits[byte & 15U];
    }
    return encoded;
}

std::string percent_decoded(std::string_view text) {
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        unsigned byte = 0;
        const char* const digits = text.data() + i + 1;
        if (text[i] == '%' && text.size() - i > 2 &&
            std::from_chars(digits, digits + 2, byte, 16).ptr == digits + 2) {
            decoded += static_cast<char>(byte);
            i += 2;
        } else {
            decoded += text[i];
        }
    }
    return decoded;
}

} // namespace

std::string login_origin(SlotKind kind, std::string_view host) {
    const bool is_ipv6 = host.find(':') != std::string_view::npos;
    const std::string bracketed = is_ipv6 ? "[" + std::string(host) + "]" : std::string(host);
    switch (kind) {
    case SlotKind::pop3:
        return "mailbox://" + percent_encoded(bracketed);
    case SlotKind::smtp:
        return "smtp://" + bracketed;
    case SlotKind::imap:
    case SlotKind::archive:
    case SlotKind::generic:
        break;
    }
    return "imap://" + std::string(host);
}

std::string origin_key(std::string_view origin) {
    std::string key =
        origin.find('%') == std::string_view::npos ? to_lower(origin) : to_lower(percent_decoded(origin));
    if (const std::size_t host = key.find("://["); host != std::string::npos && key.ends_with(']')) {
        key.pop_back();
        key.erase(host + 3, 1);
    }
    return key;
}

bool is_mail_origin(std::string_view origin) {
    for (const std::string_view scheme : schemes)
        if (origin.size() > scheme.size() && origin.starts_with(scheme))
            return true;
    return false;
}

} // namespace rinnova::thunderbird
