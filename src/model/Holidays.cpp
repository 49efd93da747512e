// SPDX-License-Identifier: Apache-2.0
#include "model/Holidays.h"

#include <array>

namespace rinnova {

using namespace std::chrono;

// The anonymous Gregorian algorithm (Nature, 20 April 1876; Meeus, Astronomical Algorithms, chapter 8), with
// its letters.
Date easter_sunday(year in) {
    const int y = static_cast<int>(in);
    const int a = y % 19;
    const int b = y / 100;
    const int c = y % 100;
    const int d = b / 4;
    const int e = b % 4;
    const int f = (b + 8) / 25;
    const int g = (b - f + 1) / 3;
    const int h = (19 * a + b - d - g + 15) % 30;
    const int i = c / 4;
    const int k = c % 4;
    const int l = (32 + 2 * e + 2 * i - h - k) % 7;
    const int m = (a + 11 * h + 22 * l) / 451;
    const int month_and_day = h + l - 7 * m + 114;
    return Date(in / (month_and_day / 31) / (month_and_day % 31 + 1));
}

bool is_italian_holiday(Date date) {
    constexpr std::array fixed{January / 1, January / 6,  April / 25,   May / 1,       June / 2,
                               August / 15, November / 1, December / 8, December / 25, December / 26};
    const year_month_day parts{date};
    const month_day day = parts.month() / parts.day();
    for (const month_day& holiday : fixed)
        if (day == holiday)
            return true;
    if (day == October / 4)
        return parts.year() >= year(2026);
    const bool spring = parts.month() == March || parts.month() == April;
    return spring && date == easter_sunday(parts.year()) + days(1);
}

bool is_weekend(Date date) {
    const weekday day{date};
    return day == Saturday || day == Sunday;
}

} // namespace rinnova
