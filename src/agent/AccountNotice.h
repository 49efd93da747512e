// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "agent/DesktopNotice.h"

namespace rinnova::agent {

/// A notice whose words name an account: where others may look it says no more than that there is one.
DesktopNotice notice_about_account(std::string summary, std::string body);

} // namespace rinnova::agent
