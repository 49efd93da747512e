// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Secret.h"
#include "engine/World.h"
#include "profile/MailProfile.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace rinnova {

/// What a profile of an account is made from. The password is the current one, from the vault.
struct ProfileSource {
    MailProfile profile;
    std::optional<Secret> password; ///< when it was asked for
    std::vector<Error> warnings;
};

/// Servers are the account's own, then its provider's, then what the mail programs have. Errors of
/// `mail_profile`; `not-found` and `ambiguous` for the account; `locked` for a vault that is locked or
/// missing; `needs-user` when the vault holds no password of the account.
Result<ProfileSource> profile_source(const World& world, const ProfileRequest& request);

/// The account's profile made anew, without the password, where the installed one with this UUID is one of
/// ours: a device puts it in that one's place. None where it is somebody else's, or cannot be made.
std::optional<std::filesystem::path> renewed_profile(const World& world, const Account& account,
                                                     const std::vector<Slot>& slots,
                                                     const std::string& installed_uuid);

} // namespace rinnova
