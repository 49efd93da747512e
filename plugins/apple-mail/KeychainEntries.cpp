// SPDX-License-Identifier: Apache-2.0
#include "KeychainEntries.h"

#include <algorithm>

namespace rinnova::apple_mail {

namespace {

// Somebody may have to type the keychain's password into the system's question.
constexpr std::chrono::seconds patience{25};

/// SecProtocolType of Apple's SecKeychain.h, for each kind of server with and without TLS.
bool is_protocol_of(std::string_view protocol, SlotKind kind) {
    switch (kind) {
    case SlotKind::imap:
    case SlotKind::archive:
        return protocol == "imap" || protocol == "imps";
    case SlotKind::pop3:
        return protocol == "pop3" || protocol == "pops";
    case SlotKind::smtp:
        return protocol == "smtp";
    case SlotKind::generic:
        return false;
    }
    return false;
}

bool is_entry_of(const security_tool::InternetItem& item, const Slot& slot) {
    return item.account == slot.username && to_lower(item.server) == slot.host &&
           is_protocol_of(item.protocol, slot.kind) &&
           (item.port == 0 || !slot.port || item.port == *slot.port);
}

} // namespace

security_tool::SecurityTool security_tool_of(const Mac& mac) {
    using Form = security_tool::SecurityTool::PasswordForm;
    return {mac.security, mac.has_hex_passwords() ? Form::hex : Form::quoted, patience};
}

KeychainEntries KeychainEntries::of(const Mac& mac) {
    KeychainEntries entries;
    if (!mac.version)
        return entries;
    // What the tool does not tell is left to the person.
    if (auto items = security_tool_of(mac).items())
        entries.m_items = std::move(*items);
    return entries;
}

const security_tool::InternetItem* KeychainEntries::entry_for(const Slot& slot) const {
    const security_tool::InternetItem* found = nullptr;
    for (const auto& item : m_items) {
        if (!is_entry_of(item, slot))
            continue;
        if (found != nullptr)
            return nullptr;
        found = &item;
    }
    if (found == nullptr || !security_tool::can_be_named(*found))
        return nullptr;
    const auto same = std::count_if(m_items.begin(), m_items.end(), [&](const auto& item) {
        return security_tool::answers_to_same_search(item, *found);
    });
    return same == 1 ? found : nullptr;
}

std::string KeychainEntries::state_of(const security_tool::InternetItem& entry) {
    return slot_id("keychain-entry",
                   {entry.keychain, *entry.label, entry.account, entry.server, entry.protocol,
                    std::to_string(entry.port), entry.path, entry.modified});
}

} // namespace rinnova::apple_mail
