// SPDX-License-Identifier: Apache-2.0
#include "MacEntries.h"

#include <algorithm>
#include <set>

namespace rinnova::keychain {

namespace {

/// Of the machine, not of the user: its services read them, and only an administrator may change them.
bool is_of_the_machine(const std::string& keychain) {
    return keychain.starts_with("/Library/") || keychain.starts_with("/System/");
}

SlotKind kind_of_port(std::uint32_t port) {
    for (const SlotKind kind : {SlotKind::imap, SlotKind::pop3, SlotKind::smtp})
        for (const Tls tls : {Tls::implicit, Tls::starttls, Tls::none})
            if (port == default_port(kind, tls))
                return kind;
    return SlotKind::generic;
}

/// None for what is no mail password: a web site's for the same host and user is another one.
std::optional<SlotKind> kind_of(const security_tool::InternetItem& item) {
    if (!item.protocol.empty())
        return security_tool::kind_of_protocol(item.protocol);
    if (item.auth_type == "form") // kSecAuthenticationTypeHTMLForm
        return std::nullopt;
    return kind_of_port(item.port);
}

std::string host_of(const security_tool::InternetItem& item) {
    std::string host = to_lower(item.server);
    if (host.ends_with('.'))
        host.pop_back();
    return host;
}

/// The keychain's primary key of Internet passwords. The label is for people, and may change.
std::string id_of(const security_tool::InternetItem& item) {
    return slot_id("keychain", {item.keychain, item.account, item.security_domain, item.server, item.protocol,
                                item.auth_type, std::to_string(item.port), item.path});
}

} // namespace

std::vector<MacEntry> mac_entries(std::vector<security_tool::InternetItem> items, MailEntries whose) {
    std::vector<MacEntry> entries;
    std::set<std::string> seen;
    for (const security_tool::InternetItem& item : items) {
        const auto kind = kind_of(item);
        if (!kind || item.account.empty() || is_of_the_machine(item.keychain))
            continue;
        if (whose == MailEntries::of_apple_mail && !item.protocol.empty())
            continue;
        MacEntry entry{id_of(item), *kind, host_of(item), item, security_tool::is_unmistakable(item, items)};
        if (!entry.host.empty() && seen.insert(entry.id).second)
            entries.push_back(std::move(entry));
    }
    return entries;
}

std::string location_of(const security_tool::InternetItem& item) {
    return std::filesystem::path(item.keychain).stem().string() + '/' + item.label.value_or(item.server);
}

Slot slot_of(const MacEntry& entry) {
    Slot slot;
    slot.id = entry.id;
    slot.target = "keychain";
    slot.kind = entry.kind;
    slot.host = entry.host;
    if (entry.item.port != 0 && entry.item.port <= 65535)
        slot.port = static_cast<std::uint16_t>(entry.item.port);
    if (entry.item.protocol == "imps" || entry.item.protocol == "pops")
        slot.tls = Tls::implicit;
    slot.username = entry.item.account;
    slot.location = location_of(entry.item);
    slot.locator = entry.item.keychain;
    return slot;
}

} // namespace rinnova::keychain
