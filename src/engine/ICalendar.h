// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Clock.h"

#include <chrono>
#include <string>
#include <vector>

namespace rinnova {

/// The last day of a password, as an event of a calendar that takes the whole day.
struct CalendarEntry {
    std::string uid; ///< the same for ever
    int sequence = 0;
    Timestamp changed;
    Date day;
    std::string summary;
    std::string description;
    std::vector<LocalTime> alarms; ///< by the wall clock, wherever the calendar is looked at

    bool operator==(const CalendarEntry&) const = default;
};

/// An iCalendar object (RFC 5545): UTF-8, lines folded at 75 octets and ended by CR LF.
std::string write_calendar(const std::string& name, const std::vector<CalendarEntry>& entries);

} // namespace rinnova
