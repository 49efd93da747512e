// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "agent/DesktopNotice.h"
#include "model/Account.h"

namespace rinnova::agent {

/// A notice whose words name an account: where others may look it says no more than that there is one.
DesktopNotice notice_about_account(std::string summary, std::string body);

/// Adds the button that starts the account's renewal (`renew`), and what to type where there are none.
void offer_renewal(DesktopNotice& notice, const AccountKey& account);

} // namespace rinnova::agent
