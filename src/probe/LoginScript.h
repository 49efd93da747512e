// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Secret.h"
#include "probe/Offer.h"
#include "probe/Reply.h"

#include <string_view>
#include <vector>

namespace rinnova {

/// One line to send, and the answer with which the login goes on.
struct LoginStep {
    Secret line;         ///< with its CRLF
    ReplyKind awaits;    ///< proceed or yes
    bool names_the_user; ///< from here on the server judges this login, and a refusal counts as one
};

/// The lines of one login, in order; the answer awaited by the last one means that the password is accepted.
///
/// Initial responses are not used: what a server makes of a mechanism is heard before any password is sent,
/// and no line gets longer than the 255 bytes that RFC 5034 gives a command.
std::vector<LoginStep> login_script(SlotKind protocol, Mechanism mechanism, std::string_view username,
                                    const Secret& password);

/// The password in each form in which a script sends it, for `mask_echo`.
std::vector<Secret> sent_forms(std::string_view username, const Secret& password);

} // namespace rinnova
