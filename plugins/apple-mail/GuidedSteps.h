// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "Mac.h"

namespace rinnova::apple_mail {

/// What the person does in Mail for one server of an account, in the user's language, for the version at
/// hand. The password is never part of it.
std::vector<std::string> guided_steps(const Slot& slot, bool managed, const Mac& mac);

/// What opens the pane with the accounts (from the panes' own bundle identifiers).
std::string accounts_pane(const Mac& mac);

} // namespace rinnova::apple_mail
