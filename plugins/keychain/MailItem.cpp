// SPDX-License-Identifier: Apache-2.0
#include "MailItem.h"

#include <array>
#include <charconv>

namespace rinnova::keychain {

namespace {

std::string_view value_of(const Attributes& attributes, std::string_view name) {
    const auto at = attributes.find(name);
    return at == attributes.end() ? std::string_view() : std::string_view(at->second);
}

std::optional<std::uint16_t> parse_port(std::string_view text) {
    std::uint16_t port = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
    if (error != std::errc{} || end != text.data() + text.size() || port == 0)
        return std::nullopt;
    return port;
}

struct KnownWord {
    std::string_view word;
    Protocol protocol;
};

constexpr std::array<KnownWord, 12> known_words{{
    {"imap", {SlotKind::imap, std::nullopt}},
    {"imap4", {SlotKind::imap, std::nullopt}},
    {"imaps", {SlotKind::imap, Tls::implicit}},
    {"pop", {SlotKind::pop3, std::nullopt}},
    {"pop3", {SlotKind::pop3, std::nullopt}},
    {"pops", {SlotKind::pop3, Tls::implicit}},
    {"pop3s", {SlotKind::pop3, Tls::implicit}},
    {"smtp", {SlotKind::smtp, std::nullopt}},
    {"smtps", {SlotKind::smtp, Tls::implicit}},
    {"ssmtp", {SlotKind::smtp, Tls::implicit}},
    {"submission", {SlotKind::smtp, std::nullopt}},
    {"submissions", {SlotKind::smtp, Tls::implicit}},
}};

std::optional<WrittenHost> host_among(const Attributes& attributes, const Hosts& hosts) {
    for (const std::string_view name : {"server", "host", "domain"}) {
        auto written = parse_host(value_of(attributes, name));
        if (written && hosts.contains(written->host))
            return written;
    }
    return std::nullopt;
}

/// By the first of these that says anything: the item's own word, the address's scheme, the port. None where
/// they name what is no mail: a web site's or a file server's password for the same host and user is another
/// one.
std::optional<Protocol> protocol_of(const Attributes& attributes, const WrittenHost& host,
                                    std::optional<std::uint16_t> port) {
    bool foreign = false;
    for (const std::string_view word :
         {value_of(attributes, "protocol"), value_of(attributes, "proto"), std::string_view(host.scheme)}) {
        if (const auto protocol = protocol_from(word))
            return protocol;
        foreign = foreign || !word.empty();
    }
    if (foreign)
        return std::nullopt;
    // Also a program's own name (`mbsync`): what is no protocol says nothing.
    if (const auto protocol = protocol_from(value_of(attributes, "service")))
        return protocol;
    return Protocol{port ? kind_of_port(*port) : SlotKind::generic, std::nullopt};
}

} // namespace

std::optional<WrittenHost> parse_host(std::string_view text) {
    WrittenHost written;
    if (const std::size_t colon = text.find("://"); colon != std::string_view::npos) {
        written.scheme = to_lower(text.substr(0, colon));
        text.remove_prefix(colon + 3);
    }
    text = text.substr(0, text.find_first_of("/?#"));
    if (const std::size_t at = text.rfind('@'); at != std::string_view::npos)
        text.remove_prefix(at + 1);
    std::size_t colon = text.rfind(':');
    if (text.starts_with('[')) {
        const std::size_t bracket = text.find(']');
        if (bracket == std::string_view::npos)
            return std::nullopt;
        written.host = to_lower(text.substr(1, bracket - 1));
        colon = bracket + 1 < text.size() && text[bracket + 1] == ':' ? bracket + 1 : std::string_view::npos;
    } else if (text.find(':') != colon) {
        written.host = to_lower(text); // an IPv6 address as it is
        colon = std::string_view::npos;
    } else {
        written.host = to_lower(text.substr(0, colon));
    }
    if (colon != std::string_view::npos) {
        written.port = parse_port(text.substr(colon + 1));
        if (!written.port)
            return std::nullopt;
    }
    if (written.host.ends_with('.'))
        written.host.pop_back();
    if (written.host.empty() || written.host.find_first_of(" \t\r\n") != std::string::npos)
        return std::nullopt;
    return written;
}

std::optional<Protocol> protocol_from(std::string_view word) {
    const std::string lower = to_lower(word);
    for (const KnownWord& known : known_words)
        if (lower == known.word)
            return known.protocol;
    if (const auto port = parse_port(word); port && kind_of_port(*port) != SlotKind::generic)
        return Protocol{kind_of_port(*port), std::nullopt};
    return std::nullopt;
}

std::vector<std::string> protocol_words() {
    std::vector<std::string> words;
    for (const KnownWord& known : known_words)
        words.emplace_back(known.word);
    return words;
}

SlotKind kind_of_port(std::uint16_t port) noexcept {
    switch (port) {
    case 143:
    case 993:
        return SlotKind::imap;
    case 110:
    case 995:
        return SlotKind::pop3;
    case 25:
    case 465:
    case 587:
        return SlotKind::smtp;
    default: // any number
        return SlotKind::generic;
    }
}

std::optional<MailItem> mail_item_from(const Attributes& attributes, const Hosts& hosts) {
    const auto host = host_among(attributes, hosts);
    if (!host)
        return std::nullopt;
    MailItem item;
    item.host = host->host;
    item.port = host->port;
    if (const auto port = parse_port(value_of(attributes, "port")))
        item.port = port;
    const auto protocol = protocol_of(attributes, *host, item.port);
    if (!protocol)
        return std::nullopt;
    item.kind = protocol->kind;
    item.tls = protocol->tls;
    for (const std::string_view name : {"user", "login", "username", "account"}) {
        item.username = value_of(attributes, name);
        if (!item.username.empty())
            break;
    }
    return item;
}

bool is_own(const Attributes& attributes) {
    return value_of(attributes, "service") == "rinnova" || value_of(attributes, "application") == "rinnova";
}

} // namespace rinnova::keychain
