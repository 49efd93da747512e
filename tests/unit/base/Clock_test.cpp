// SPDX-License-Identifier: Apache-2.0
#include "base/Clock.h"
#include "support/ZoneClock.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <string>

using namespace rinnova;
using namespace std::chrono;

namespace {

Timestamp utc(int y, unsigned m, unsigned d, int hour, int minute, int second = 0) {
    return sys_days(year(y) / month(m) / day(d)) + hours(hour) + minutes(minute) + seconds(second);
}

Date date(int y, unsigned m, unsigned d) {
    return sys_days(year(y) / month(m) / day(d));
}

/// The time zone of this process, as it was before when gone.
class Zone {
  public:
    explicit Zone(const char* name) {
        if (const char* before = std::getenv("TZ"))
            m_before = before;
        setenv("TZ", name, 1);
    }
    Zone(const Zone&) = delete;
    Zone& operator=(const Zone&) = delete;
    ~Zone() {
        if (m_before.empty())
            unsetenv("TZ");
        else
            setenv("TZ", m_before.c_str(), 1);
    }

  private:
    std::string m_before;
};

} // namespace

TEST_CASE("the day in Italy is the one on the user's wall, in summer and in winter") {
    const Zone rome("Europe/Rome");
    const SystemClock clock;
    CHECK(clock.local_date(utc(2027, 1, 31, 22, 59, 59)) == date(2027, 1, 31));
    CHECK(clock.local_date(utc(2027, 1, 31, 23, 0)) == date(2027, 2, 1));
    CHECK(clock.local_date(utc(2027, 7, 31, 21, 59, 59)) == date(2027, 7, 31));
    CHECK(clock.local_date(utc(2027, 7, 31, 22, 0)) == date(2027, 8, 1));
}

TEST_CASE("the days on which clocks change have one midnight at each end") {
    const Zone rome("Europe/Rome");
    const SystemClock clock;
    // Forward on 28 March 2027: the day has 23 hours.
    CHECK(clock.local_date(utc(2027, 3, 27, 22, 59, 59)) == date(2027, 3, 27));
    CHECK(clock.local_date(utc(2027, 3, 27, 23, 0)) == date(2027, 3, 28));
    CHECK(clock.local_date(utc(2027, 3, 28, 1, 30)) == date(2027, 3, 28));
    CHECK(clock.local_date(utc(2027, 3, 28, 21, 59, 59)) == date(2027, 3, 28));
    CHECK(clock.local_date(utc(2027, 3, 28, 22, 0)) == date(2027, 3, 29));
    // Back on 31 October 2027: 25 hours.
    CHECK(clock.local_date(utc(2027, 10, 30, 22, 0)) == date(2027, 10, 31));
    CHECK(clock.local_date(utc(2027, 10, 31, 22, 59, 59)) == date(2027, 10, 31));
    CHECK(clock.local_date(utc(2027, 10, 31, 23, 0)) == date(2027, 11, 1));
}

TEST_CASE("a clock that is older than a change of zone sees the change") {
    const SystemClock clock;
    const Timestamp moment = utc(2027, 6, 1, 11, 0);
    {
        const Zone far_east("Pacific/Kiritimati");
        CHECK(clock.local_date(moment) == date(2027, 6, 2));
    }
    const Zone far_west("Pacific/Pago_Pago");
    CHECK(clock.local_date(moment) == date(2027, 5, 31) + days(1));
    CHECK(clock.local_date(moment - hours(1)) == date(2027, 5, 31));
}

TEST_CASE("now is now") {
    const SystemClock clock;
    const auto before = floor<seconds>(system_clock::now());
    const Timestamp now = clock.now();
    CHECK(now >= before);
    CHECK(now <= system_clock::now());
    CHECK(clock.today() >= clock.local_date(before));
}

TEST_CASE("moments are written in UTC") {
    CHECK(to_iso(utc(2026, 11, 22, 10, 15)) == "2026-11-22T10:15:00Z");
    CHECK(to_iso(utc(1969, 12, 31, 23, 59, 59)) == "1969-12-31T23:59:59Z");
    CHECK(to_iso(Timestamp{}) == "1970-01-01T00:00:00Z");
}

TEST_CASE("what the wall clock shows is the moment it shows it at") {
    const Zone rome("Europe/Rome");
    const SystemClock clock;
    CHECK(clock.moment_of(at_time(date(2027, 1, 15), hours(10))) == utc(2027, 1, 15, 9, 0));
    CHECK(clock.moment_of(at_time(date(2027, 7, 15), hours(10))) == utc(2027, 7, 15, 8, 0));
    CHECK(clock.local_time(utc(2027, 7, 15, 8, 0)) == at_time(date(2027, 7, 15), hours(10)));
    // On the days of the changes, too.
    CHECK(clock.moment_of(at_time(date(2027, 3, 28), hours(10))) == utc(2027, 3, 28, 8, 0));
    CHECK(clock.moment_of(at_time(date(2027, 10, 31), hours(10))) == utc(2027, 10, 31, 9, 0));
}

TEST_CASE("an hour that the clocks leave out comes an hour later, one they show twice is the first") {
    const Zone rome("Europe/Rome");
    const SystemClock clock;
    CHECK(clock.moment_of(at_time(date(2027, 3, 28), hours(2) + minutes(30))) == utc(2027, 3, 28, 1, 30));
    CHECK(clock.local_time(utc(2027, 3, 28, 1, 30)) == at_time(date(2027, 3, 28), hours(3) + minutes(30)));
    CHECK(clock.moment_of(at_time(date(2027, 10, 31), hours(2) + minutes(30))) == utc(2027, 10, 31, 0, 30));
}

TEST_CASE("a day that a zone leaves out altogether does no harm") {
    const Zone samoa("Pacific/Apia"); // had no 30 December 2011: it went from -10 to +14 hours
    const SystemClock clock;
    CHECK(clock.local_time(clock.moment_of(at_time(date(2011, 12, 30), hours(10)))) ==
          at_time(date(2011, 12, 31), hours(10)));
}

TEST_CASE("the test's own Rome is the system's") {
    const Zone rome("Europe/Rome");
    const SystemClock system;
    const test::ZoneClock own;
    for (Timestamp moment = utc(2025, 1, 1, 0, 0); moment < utc(2031, 1, 1, 0, 0); moment += minutes(30))
        REQUIRE(own.utc_offset(moment) == system.utc_offset(moment));
}

TEST_CASE("local moments are written with their offset") {
    CHECK(to_iso(utc(2026, 11, 22, 10, 15), hours(1)) == "2026-11-22T11:15:00+01:00");
    CHECK(to_iso(utc(2026, 11, 22, 10, 15), -(hours(3) + minutes(30))) == "2026-11-22T06:45:00-03:30");
    CHECK(to_iso(utc(2026, 11, 22, 10, 15), seconds(0)) == "2026-11-22T10:15:00+00:00");
}
