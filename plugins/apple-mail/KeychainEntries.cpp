// SPDX-License-Identifier: Apache-2.0
#include "KeychainEntries.h"

namespace rinnova::apple_mail {

namespace {

SlotKind protocol_kind_of(const Slot& slot) {
    return slot.kind == SlotKind::archive ? SlotKind::imap : slot.kind;
}

bool is_entry_of(const security_tool::InternetItem& item, const Slot& slot) {
    return item.account == slot.username && to_lower(item.server) == slot.host &&
           security_tool::kind_of_protocol(item.protocol) == protocol_kind_of(slot) &&
           (item.port == 0 || !slot.port || item.port == *slot.port);
}

} // namespace

security_tool::SecurityTool security_tool_of(const Mac& mac) {
    using Form = security_tool::SecurityTool::PasswordForm;
    return {mac.security, mac.version && mac.version->has_hex_passwords() ? Form::hex : Form::quoted,
            security_tool::patience_for_a_question};
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
    return found != nullptr && security_tool::is_unmistakable(*found, m_items) ? found : nullptr;
}

} // namespace rinnova::apple_mail
