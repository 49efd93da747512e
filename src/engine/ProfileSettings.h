// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "profile/ProfileParts.h"
#include "providers/MemberReader.h"

#include <string>

namespace rinnova {

/// `profiles` of config.json: how configuration profiles are signed, and for whom.
struct ProfileSettings {
    SigningFiles signing;
    std::string organization;

    bool operator==(const ProfileSettings&) const = default;
};

/// Reads the member into `settings`; members that are not there keep what is in it, null takes it away. What
/// is wrong goes into the report of the reader. Whether the files can be used is known when they are.
void read_profile_settings(MemberReader& top, DocumentReport& report, ProfileSettings& settings);

} // namespace rinnova
