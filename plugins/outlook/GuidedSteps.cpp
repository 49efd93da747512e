// SPDX-License-Identifier: Apache-2.0
#include "GuidedSteps.h"

namespace rinnova::outlook {

std::vector<std::string> guided_steps(const Slot& slot) {
    return {translate("outlook", "“rinnova copy %1” puts the password on the clipboard for a minute.",
                      {slot.username}),
            translate("outlook",
                      "Open Outlook. If it asks for the password of %1 (%2), paste it; that is all.",
                      {slot.username, slot.host}),
            translate("outlook", "Otherwise choose File > Account Settings > Account Settings, the account, "
                                 "Repair, Advanced options, “Let me repair my account manually”, Connect."),
            slot.kind == SlotKind::smtp
                ? translate("outlook",
                            "Paste the password for the outgoing server (%1); the incoming server "
                            "keeps one of its own.",
                            {slot.host})
                : translate("outlook",
                            "Paste the password for the incoming server (%1); the outgoing server may "
                            "keep one of its own.",
                            {slot.host}),
            translate("outlook", "Let Outlook send and receive once.")};
}

} // namespace rinnova::outlook
