// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sdk/SecurityTool.h"
#include "sdk/Target.h"

namespace rinnova::keychain {

/// An Internet password of the user's keychains that a program keeps for a login.
struct MacEntry {
    std::string id; ///< the slot id: of the keychain and the entry's primary key; the same at each start
    SlotKind kind = SlotKind::generic;
    std::string host; ///< lower case
    security_tool::InternetItem item;
    bool within_reach = true; ///< whether the tool can be made to take this entry and no other
};

/// Whether passwords of mail programs are this plugin's: before OS X 10.11 they are Mail's own, and
/// `apple-mail`'s.
enum class MailEntries { ours, of_apple_mail };

/// What may hold a mail password among everything that the keychains have. Passwords of web sites, of other
/// protocols and of the machine's own keychain are left out.
std::vector<MacEntry> mac_entries(std::vector<security_tool::InternetItem> items, MailEntries whose);

/// What a person reads of an entry: `login/imaps.pec.aruba.it`.
std::string location_of(const security_tool::InternetItem& item);

Slot slot_of(const MacEntry& entry);

} // namespace rinnova::keychain
