// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/Session.h"

namespace rinnova::cli {

/// `--only` names kinds of stores that there are.
Result<void> check_targets(const std::vector<std::string>& targets, Session& session);

/// The vault cannot take the password: said before it is asked for, with the ways out.
Error closed_vault(const Error& reason);

/// One line of the log for a report.
void log_report(Session& session, std::string_view event, const RotationReport& report);

/// A report as the answer of a command.
Answer report_answer(const RotationReport& report, const Session& session);

} // namespace rinnova::cli
