// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "Mac.h"

namespace rinnova::apple_mail {

/// The entries of the user's keychains, as they stand at one moment; empty on a machine without the tool.
class KeychainEntries {
  public:
    static KeychainEntries of(const Mac& mac);

    /// The one entry that holds this server's password for Mail: its user, its host, a protocol of the slot's
    /// kind. Null when there is none, or more than one that the tool could not tell apart: then nothing is
    /// written.
    const security_tool::InternetItem* entry_for(const Slot& slot) const;

  private:
    std::vector<security_tool::InternetItem> m_items;
};

security_tool::SecurityTool security_tool_of(const Mac& mac);

} // namespace rinnova::apple_mail
