// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Clock.h"
#include "base/Error.h"

#include <string>
#include <vector>

namespace rinnova::fleet {

/// `notify`: tells what has expired and who is silent, once each and again after a week; with `digest`, what
/// the week brings. Made to be started by a timer: what could not be told is told the next time.
struct NotifyCommand {
    std::string database;
    bool digest = false;
    int silent_days = 7;
    std::string webhook, webhook_secret; ///< address; file with the secret
    std::vector<std::string> mail_to;
    std::string mail_from, smtp, smtp_user, smtp_password; ///< the last one a file
    std::string ca_file;
};

/// What was told, for a log.
Result<std::string> run(const NotifyCommand& command, const Clock& clock, const std::string& language);

} // namespace rinnova::fleet
