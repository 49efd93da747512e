// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fleet/protocol/Pseudonym.h"
#include "fleet/protocol/Report.h"
#include "model/Fleet.h"
#include "model/Requests.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace rinnova::fleet {

/// What the service offers for a report. None of these types can hold a password.
struct ReportSources {
    std::vector<AccountStatus> accounts; ///< the tracked ones
    std::vector<Finding> findings;       ///< of doctor
    std::map<AccountKey, ReportedRotation> rotations;
    std::vector<std::string> problems; ///< of the agent itself, as words
};

using Naming = std::function<ReportedName(const AccountKey&)>;

/// The accounts of a report, by urgency: the first to expire first. Words of clients and of doctor stay here.
std::vector<ReportedAccount> reported_accounts(const ReportSources& sources, const Naming& naming);

/// What is sent when it is another one than before: all of a report but its time and its instance.
std::string content_hash(const Report& report);

/// The report as JSON, and as it goes into an envelope. What would be too large for one loses its findings,
/// then its slots, then the accounts that expire last, and says so among its problems (`shortened`).
struct PackedReport {
    std::string json;
    std::string payload;
};
PackedReport pack(Report report);

} // namespace rinnova::fleet
