// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <string>

namespace rinnova {

/// A moment in UTC, in whole seconds.
using Timestamp = std::chrono::sys_seconds;
/// A day of the calendar as the user sees it, without a time or zone.
using Date = std::chrono::sys_days;
/// What calendar and clock on the user's wall show, in whole seconds; no moment without a zone.
using LocalTime = std::chrono::local_seconds;

inline LocalTime at_time(Date date, std::chrono::seconds since_midnight) {
    return LocalTime(date.time_since_epoch() + since_midnight);
}
inline Date date_of(LocalTime local) {
    return Date(std::chrono::floor<std::chrono::days>(local.time_since_epoch()));
}
inline std::chrono::seconds time_of_day(LocalTime local) {
    return local.time_since_epoch() - date_of(local).time_since_epoch();
}

/// Where all code takes the time from, so that tests own it.
class Clock {
  public:
    virtual ~Clock() = default;
    virtual Timestamp now() const = 0;
    /// How far the user's wall clock is ahead of UTC at a moment.
    virtual std::chrono::seconds utc_offset(Timestamp moment) const = 0;

    LocalTime local_time(Timestamp moment) const {
        return LocalTime(moment.time_since_epoch() + utc_offset(moment));
    }
    /// The calendar day of a moment in the user's time zone.
    Date local_date(Timestamp moment) const { return date_of(local_time(moment)); }
    Date today() const { return local_date(now()); }

    /// When the wall clock shows that. What it shows twice, when clocks go back, is the first time; what it
    /// leaves out, when they go forward, is as much later as they go forward.
    Timestamp moment_of(LocalTime local) const;
};

class SystemClock final : public Clock {
  public:
    Timestamp now() const override;
    std::chrono::seconds utc_offset(Timestamp moment) const override;
};

/// `2027-05-25`
std::string to_iso(Date date);
/// `2026-11-22T10:15:00Z`
std::string to_iso(Timestamp moment);
/// `2026-11-22T11:15:00+01:00`: the wall clock's time, and how far it is ahead of UTC.
std::string to_iso(Timestamp moment, std::chrono::seconds utc_offset);

} // namespace rinnova
