// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Error.h"
#include "model/SecondChannel.h"

#include <chrono>
#include <stop_token>
#include <string>
#include <vector>

namespace rinnova {

/// Runs a command of the user's own, an absolute path and arguments, with the message on its standard input:
/// the subject, an empty line and the text. Waits for its end. `invalid-data` when it cannot be started,
/// `internal` when it ends with another status than 0, `timed-out` when it does not end within the limit or
/// until it is asked to stop: it is ended then.
Result<void> run_notice_command(const std::vector<std::string>& command, const ChannelMessage& message,
                                std::stop_token stop,
                                std::chrono::milliseconds limit = std::chrono::seconds(30));

} // namespace rinnova
