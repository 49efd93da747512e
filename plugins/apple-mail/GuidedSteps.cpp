// SPDX-License-Identifier: Apache-2.0
#include "GuidedSteps.h"

namespace rinnova::apple_mail {

namespace {

std::string open_settings(const Slot& slot, const Mac& mac) {
    return mac.has_system_settings()
               ? translate("apple-mail",
                           "In Mail choose Mail > Settings > Accounts, the account “%1”, and the tab "
                           "Server Settings.",
                           {slot.location})
               : translate("apple-mail",
                           "In Mail choose Mail > Preferences > Accounts, the account “%1”, and the tab "
                           "Server Settings.",
                           {slot.location});
}

std::string replace_password(const Slot& slot) {
    if (slot.kind == SlotKind::smtp)
        return translate("apple-mail",
                         "Under Outgoing Mail Server (%1) replace the password of %2. The incoming server "
                         "keeps a copy of its own, above it.",
                         {slot.host, slot.username});
    return translate("apple-mail",
                     "Under Incoming Mail Server (%1) replace the password of %2. The outgoing server "
                     "(SMTP) keeps a copy of its own, below it.",
                     {slot.host, slot.username});
}

std::string other_place(const Mac& mac) {
    return mac.has_system_settings()
               ? translate("apple-mail",
                           "If Mail does not let you: System Settings > Internet Accounts, the account, "
                           "Details (%1).",
                           {accounts_pane(mac)})
               : translate("apple-mail",
                           "If Mail does not let you: System Preferences > Internet Accounts, the account "
                           "(%1).",
                           {accounts_pane(mac)});
}

} // namespace

std::string accounts_pane(const Mac& mac) {
    return mac.has_system_settings()
               ? "x-apple.systempreferences:com.apple.Internet-Accounts-Settings.extension"
               : "x-apple.systempreferences:com.apple.preferences.internetaccounts";
}

std::vector<std::string> guided_steps(const Slot& slot, bool managed, const Mac& mac) {
    std::vector<std::string> steps;
    if (managed)
        steps.push_back(
            translate("apple-mail",
                      "This account came with a configuration profile. If it was made by “rinnova export "
                      "profile %1”, make it again and open it: it takes the place of the former one. If "
                      "somebody else manages this Mac, ask them; the steps below may be barred.",
                      {slot.username}));
    steps.push_back(translate(
        "apple-mail", "“rinnova copy %1” puts the password on the clipboard for a minute.", {slot.username}));
    steps.push_back(open_settings(slot, mac));
    steps.push_back(replace_password(slot));
    steps.push_back(other_place(mac));
    steps.push_back(translate("apple-mail", "Quit Mail, open it again, and send yourself a message."));
    return steps;
}

} // namespace rinnova::apple_mail
