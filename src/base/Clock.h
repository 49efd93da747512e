// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <string>

namespace rinnova {

/// A moment in UTC, in whole seconds.
using Timestamp = std::chrono::sys_seconds;
/// A day of the calendar as the user sees it, without a time or zone.
using Date = std::chrono::sys_days;

/// Where all code takes the time from, so that tests own it.
class Clock {
  public:
    virtual ~Clock() = default;
    virtual Timestamp now() const = 0;
    /// The calendar day of a moment in the user's time zone.
    virtual Date local_date(Timestamp moment) const = 0;
    Date today() const { return local_date(now()); }
};

class SystemClock final : public Clock {
  public:
    Timestamp now() const override;
    Date local_date(Timestamp moment) const override;
};

/// `2026-11-22T10:15:00Z`
std::string to_iso(Timestamp moment);

} // namespace rinnova
