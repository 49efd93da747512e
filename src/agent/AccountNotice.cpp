// SPDX-License-Identifier: Apache-2.0
#include "agent/AccountNotice.h"

#include "base/Text.h"

namespace rinnova::agent {

DesktopNotice notice_about_account(std::string summary, std::string body) {
    DesktopNotice notice;
    notice.summary = std::move(summary);
    notice.body = std::move(body);
    notice.discreet_summary = translate("agent", "About a mail password");
    notice.discreet_body = translate("agent", "Rinnova shows which one.");
    return notice;
}

void offer_renewal(DesktopNotice& notice, const AccountKey& account) {
    notice.actions.push_back({"renew", translate("agent", "Renew now")});
    notice.instead_of_actions = translate("agent", "In a terminal: %1", {"rinnova rotate " + account.login});
}

} // namespace rinnova::agent
