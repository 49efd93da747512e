// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "AccountPlace.h"

namespace rinnova::outlook {

/// Whether a policy forbids the Outlook of these profiles to remember passwords
/// (`Software\Policies\Microsoft\Office\<version>\Outlook\Security`, `EnableRememberPwd` = 0). For the
/// profiles that the versions up to 2010 share: any of theirs.
bool forbids_remembering(const Registry& registry, const ProfilesRoot& root);

} // namespace rinnova::outlook
