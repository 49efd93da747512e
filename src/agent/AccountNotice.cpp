// SPDX-License-Identifier: Apache-2.0
#include "agent/AccountNotice.h"

#include "base/Text.h"

namespace rinnova::agent {

DesktopNotice notice_about_account(std::string summary, std::string body) {
    DesktopNotice notice;
    notice.summary = std::move(summary);
    notice.body = std::move(body);
    notice.discreet_summary = translate("agent", "About a mail password");
    notice.discreet_body = translate("agent", "To see which one: %1", {"rinnova status"});
    return notice;
}

} // namespace rinnova::agent
