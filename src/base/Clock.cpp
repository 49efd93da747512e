// SPDX-License-Identifier: Apache-2.0
#include "base/Clock.h"

#include <cstdint>
#include <cstdlib>
#include <ctime>

namespace rinnova {

namespace {

// By hand: lists have thousands of them, and snprintf takes ten times as long.
void add(std::string& text, char before, std::int64_t number) {
    text += before;
    text += static_cast<char>('0' + number / 10);
    text += static_cast<char>('0' + number % 10);
}

std::string iso_of(std::chrono::year_month_day date) {
    const int year = static_cast<int>(date.year());
    std::string text = std::to_string(std::abs(year));
    if (text.size() < 4)
        text.insert(0, 4 - text.size(), '0');
    if (year < 0)
        text.insert(0, 1, '-');
    add(text, '-', static_cast<unsigned>(date.month()));
    add(text, '-', static_cast<unsigned>(date.day()));
    return text;
}

std::string date_and_time(Timestamp moment) {
    const auto day = std::chrono::floor<std::chrono::days>(moment);
    const std::chrono::hh_mm_ss time{moment - day};
    std::string text = iso_of(day);
    add(text, 'T', time.hours().count());
    add(text, ':', time.minutes().count());
    add(text, ':', time.seconds().count());
    return text;
}

} // namespace

Timestamp Clock::moment_of(LocalTime local) const {
    using namespace std::chrono;
    // Zones change their offset months apart: a day before and a day after there is at most one change.
    const Timestamp as_utc(local.time_since_epoch());
    const seconds before = utc_offset(as_utc - days(1));
    const seconds after = utc_offset(as_utc + days(1));
    const Timestamp early = as_utc - before;
    const Timestamp late = as_utc - after;
    if (utc_offset(early) == before)
        return early;
    return utc_offset(late) == after ? late : early;
}

Timestamp SystemClock::now() const {
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

std::chrono::seconds SystemClock::utc_offset(Timestamp moment) const {
    const std::time_t seconds = moment.time_since_epoch().count();
    tzset(); // localtime_r alone keeps the zone of its first call: the user may travel while the agent runs
    std::tm local{};
    localtime_r(&seconds, &local);
    const Date date = std::chrono::year(local.tm_year + 1900) / (local.tm_mon + 1) / local.tm_mday;
    const auto since_midnight = std::chrono::hours(local.tm_hour) + std::chrono::minutes(local.tm_min) +
                                std::chrono::seconds(local.tm_sec);
    return date + since_midnight - moment;
}

std::string to_iso(Date date) {
    return iso_of(date);
}

std::string to_iso(Timestamp moment) {
    return date_and_time(moment) + "Z";
}

std::string to_iso(Timestamp moment, std::chrono::seconds utc_offset) {
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(utc_offset).count();
    std::string text = date_and_time(moment + utc_offset);
    add(text, minutes < 0 ? '-' : '+', std::abs(minutes) / 60);
    add(text, ':', std::abs(minutes) % 60);
    return text;
}

} // namespace rinnova
