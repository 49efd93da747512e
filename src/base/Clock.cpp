// SPDX-License-Identifier: Apache-2.0
#include "base/Clock.h"

#include <array>
#include <cstdio>
#include <ctime>

namespace rinnova {

Timestamp SystemClock::now() const {
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

Date SystemClock::local_date(Timestamp moment) const {
    const std::time_t seconds = moment.time_since_epoch().count();
    tzset(); // localtime_r alone keeps the zone of its first call: the user may travel while the agent runs
    std::tm local{};
    localtime_r(&seconds, &local);
    return std::chrono::year(local.tm_year + 1900) / (local.tm_mon + 1) / local.tm_mday;
}

std::string to_iso(Timestamp moment) {
    const auto day = std::chrono::floor<std::chrono::days>(moment);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss time{moment - day};
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02dZ", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                  static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                  static_cast<int>(time.seconds().count()));
    return text.data();
}

} // namespace rinnova
