// SPDX-License-Identifier: Apache-2.0
#pragma once

/// For plugins whose client keeps passwords in a file-based keychain of macOS: link `rinnova-security-tool`.
#include "base/security_tool/MacVersion.h"   // IWYU pragma: export
#include "base/security_tool/Questions.h"    // IWYU pragma: export
#include "base/security_tool/Renewal.h"      // IWYU pragma: export
#include "base/security_tool/SecurityTool.h" // IWYU pragma: export
#include "model/Slot.h"

namespace rinnova::security_tool {

/// What a protocol of an item's is for (SecProtocolType of Apple's SecKeychain.h); none for anything but
/// mail.
inline std::optional<SlotKind> kind_of_protocol(std::string_view protocol) {
    if (protocol == "imap" || protocol == "imps")
        return SlotKind::imap;
    if (protocol == "pop3" || protocol == "pops")
        return SlotKind::pop3;
    if (protocol == "smtp")
        return SlotKind::smtp;
    return std::nullopt;
}

/// Tells one state of an item from another, without anything of its password: a change's precondition.
inline std::string state_of(const InternetItem& item) {
    return slot_id("keychain-entry", {item.keychain, item.label.value_or(""), item.account, item.server,
                                      item.protocol, std::to_string(item.port), item.path, item.modified});
}

} // namespace rinnova::security_tool
