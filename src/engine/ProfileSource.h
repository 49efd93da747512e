// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Secret.h"
#include "engine/World.h"
#include "profile/MailProfile.h"

#include <optional>
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

} // namespace rinnova
