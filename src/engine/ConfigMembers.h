// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/Config.h"
#include "providers/MemberReader.h"

namespace rinnova {

/// Read one member of `config.json` each; what is wrong goes to the report.
void read_reminders(MemberReader& document, ReminderSettings& settings, DocumentReport& report);
void read_fleet(MemberReader& document, FleetSettings& fleet, DocumentReport& report);
void read_calendar(MemberReader& document, std::filesystem::path& file, DocumentReport& report);

} // namespace rinnova
