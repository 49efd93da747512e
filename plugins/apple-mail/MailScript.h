// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "Mac.h"

namespace rinnova::apple_mail {

/// Asks Mail, by its scripting dictionary, to take the password of a server ("can be set, but not read"). An
/// experiment: nobody has shown that it has any effect on current systems, so that success means only that
/// Mail did not refuse. The script goes to `osascript` on its standard input; in an argument the password
/// would show in the list of processes.
Result<void> set_password_by_script(const Mac& mac, const Slot& slot, const Secret& password);

} // namespace rinnova::apple_mail
