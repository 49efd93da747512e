// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Clock.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

namespace rinnova::test {

inline Date date(int y, unsigned m, unsigned d) {
    return std::chrono::sys_days(std::chrono::year(y) / std::chrono::month(m) / std::chrono::day(d));
}

/// Any day from 1970 to about 2190.
inline rc::Gen<Date> any_date() {
    return rc::gen::map(rc::gen::inRange(0, 80'000), [](int day) { return Date(std::chrono::days(day)); });
}

/// The month's length as one learns it at school: another way than std::chrono's.
inline unsigned days_in(int year, unsigned month) {
    if (month == 2)
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

} // namespace rinnova::test

/// A property that holds for whatever rapidcheck makes up.
#define CHECK_FOR_ALL(...) CHECK(rc::check(__VA_ARGS__))
