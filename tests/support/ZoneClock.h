// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Clock.h"

namespace rinnova::test {

/// A clock that stands still until it is set, in a time zone of its own: the machine's is not asked. Summer
/// time begins and ends on the last Sundays of two months, at the same moment everywhere, as in Europe.
class ZoneClock final : public Clock {
  public:
    struct Zone {
        std::chrono::seconds standard{std::chrono::hours(1)};
        std::chrono::seconds summer{std::chrono::hours(1)}; ///< on top; 0: no summer time
        std::chrono::month begins = std::chrono::March;
        std::chrono::month ends = std::chrono::October;
        std::chrono::hours utc_hour{1};
    };

    ZoneClock() = default; ///< Europe/Rome
    explicit ZoneClock(const Zone& zone) : m_zone(zone) {}

    Timestamp now() const override { return m_now; }
    std::chrono::seconds utc_offset(Timestamp moment) const override {
        const auto year = std::chrono::year_month_day(std::chrono::floor<std::chrono::days>(moment)).year();
        const bool summer = moment >= change(year, m_zone.begins) && moment < change(year, m_zone.ends);
        return summer ? m_zone.standard + m_zone.summer : m_zone.standard;
    }

    void set(Timestamp now) { m_now = now; }
    void set(LocalTime wall_clock) { m_now = moment_of(wall_clock); }
    void set(Date date, std::chrono::seconds since_midnight) { set(at_time(date, since_midnight)); }

  private:
    Timestamp change(std::chrono::year year, std::chrono::month month) const {
        return Date(year / month / std::chrono::Sunday[std::chrono::last]) + m_zone.utc_hour;
    }

    Zone m_zone;
    Timestamp m_now{};
};

} // namespace rinnova::test
