// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ledger/Ledger.h"
#include "model/ReminderPolicy.h"

#include <filesystem>
#include <string>

namespace rinnova {

/// The expiries of all accounts as an iCalendar object. An account's event keeps its UID for ever; its
/// SEQUENCE grows when the date is another one than the ledger says was given out last. The same ledger gives
/// the same bytes.
Result<std::string> export_calendar(Ledger& ledger, const Clock& clock, const ReminderSettings& settings);

/// Brings a file up to date that calendars subscribe to; one that is so already is not touched. Whether it
/// was written.
Result<bool> refresh_calendar(Ledger& ledger, const Clock& clock, const ReminderSettings& settings,
                              const std::filesystem::path& file);

} // namespace rinnova
