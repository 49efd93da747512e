// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "profile/ProfileParts.h"

namespace rinnova {

/// Reads certificate, key and chain once, for any number of profiles. Errors as `ProfileParts::signer`.
Result<std::unique_ptr<ProfileSigner>> make_signer(const SigningFiles& files, Timestamp now);

} // namespace rinnova
