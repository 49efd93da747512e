// SPDX-License-Identifier: Apache-2.0
#include "Calendar.h"
#include "model/Holidays.h"

using namespace rinnova;
using namespace rinnova::test;

TEST_CASE("Easter falls on its day") {
    // From the tables of the Vatican observatory and of the almanacs.
    for (const Date easter :
         {date(1961, 4, 2), date(2000, 4, 23), date(2024, 3, 31), date(2025, 4, 20), date(2026, 4, 5),
          date(2027, 3, 28), date(2028, 4, 16), date(2038, 4, 25), date(2285, 3, 22)})
        CHECK(easter_sunday(std::chrono::year_month_day(easter).year()) == easter);
}

TEST_CASE("Easter is a Sunday between 22 March and 25 April, whatever the year") {
    CHECK_FOR_ALL([] {
        const std::chrono::year year(*rc::gen::inRange(1583, 9999));
        const Date easter = easter_sunday(year);
        RC_ASSERT(std::chrono::weekday(easter) == std::chrono::Sunday);
        RC_ASSERT(easter >= Date(year / 3 / 22) && easter <= Date(year / 4 / 25));
    });
}

TEST_CASE("Italy's holidays of 2026 and 2027") {
    std::vector<Date> found;
    for (Date day = date(2026, 1, 1); day < date(2028, 1, 1); day += std::chrono::days(1))
        if (is_italian_holiday(day))
            found.push_back(day);
    const std::vector<Date> wanted{
        date(2026, 1, 1),   date(2026, 1, 6),   date(2026, 4, 6),   date(2026, 4, 25), date(2026, 5, 1),
        date(2026, 6, 2),   date(2026, 8, 15),  date(2026, 10, 4),  date(2026, 11, 1), date(2026, 12, 8),
        date(2026, 12, 25), date(2026, 12, 26), date(2027, 1, 1),   date(2027, 1, 6),  date(2027, 3, 29),
        date(2027, 4, 25),  date(2027, 5, 1),   date(2027, 6, 2),   date(2027, 8, 15), date(2027, 10, 4),
        date(2027, 11, 1),  date(2027, 12, 8),  date(2027, 12, 25), date(2027, 12, 26)};
    CHECK(found == wanted);
}

TEST_CASE("Saint Francis is a holiday from 2026 on") {
    CHECK_FALSE(is_italian_holiday(date(2025, 10, 4)));
    CHECK(is_italian_holiday(date(2028, 10, 4)));
}
