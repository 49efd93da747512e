// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Secret.h"
#include "profile/MailProfile.h"

namespace rinnova {

/// The profile as an XML property list: the top level and one `com.apple.mail.managed` for each payload, as
/// Apple's schema has them (device-management, mdm/profiles: TopLevel, CommonPayloadKeys,
/// com.apple.mail.managed). Never a date of removal: the account would go with the profile.
Result<Secret> property_list(const MailProfile& profile, const Secret* password);

} // namespace rinnova
