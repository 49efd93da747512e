// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "probe/MailConnection.h"
#include "probe/Probe.h"

#include <string>
#include <string_view>

namespace rinnova {

struct LoginOutcome {
    ProbeVerdict verdict = ProbeVerdict::unreachable;
    std::string detail; ///< the server's words, fit to be shown
};

/// Why nothing may be sent at all; empty when all is well.
std::string obstacle_to_login(const ProbeRequest& request, const Secret& password);

/// Logs in over an open connection, by the safest mechanism that the server offers. Once, whatever it
/// answers.
LoginOutcome log_in(MailConnection& connection, SlotKind protocol, std::string_view username,
                    const Secret& password);

/// Says goodbye, and gives the server a moment for its own; whether it takes it is all the same.
void take_leave(MailConnection& connection, SlotKind protocol);

} // namespace rinnova
