// SPDX-License-Identifier: Apache-2.0
#include "Calendar.h"
#include "model/Validity.h"

#include <algorithm>
#include <set>

using namespace rinnova;
using namespace rinnova::test;
using std::chrono::days;

namespace {
const Lifetime aruba{.days = 90, .months = 3};
const Lifetime endless{};
} // namespace

TEST_CASE("ninety days and three months: the earlier date counts") {
    CHECK(expiry_of(date(2027, 2, 24), aruba) == date(2027, 5, 24));  // 3 months are 89 days
    CHECK(expiry_of(date(2026, 12, 1), aruba) == date(2027, 3, 1));   // 90 days either way
    CHECK(expiry_of(date(2027, 5, 25), aruba) == date(2027, 8, 23));  // 3 months are 92 days
    CHECK(expiry_of(date(2026, 11, 30), aruba) == date(2027, 2, 28)); // the end of February, after 90 days
    CHECK(expiry_of(date(2027, 11, 30), aruba) == date(2028, 2, 28)); // 90 days come first in a leap year
    CHECK(expiry_of(date(2027, 12, 31), aruba) == date(2028, 3, 30));
}

TEST_CASE("one of the two alone, or none, is taken as it is") {
    CHECK(expiry_of(date(2027, 5, 25), {.days = 90, .months = {}}) == date(2027, 8, 23));
    CHECK(expiry_of(date(2027, 5, 25), {.days = {}, .months = 3}) == date(2027, 8, 25));
    CHECK(expiry_of(date(2027, 5, 25), {.days = {}, .months = 6}) == date(2027, 11, 25));
    CHECK_FALSE(expiry_of(date(2027, 5, 25), endless).has_value());
}

TEST_CASE("on every day of four years the expiry is the earlier one, 89 or 90 days ahead") {
    std::set<long> lengths;
    for (Date issued = date(2024, 3, 1); issued < date(2028, 3, 1); issued += days(1)) {
        const Date expires = expiry_of(issued, aruba).value();
        // Three months, by hand.
        const std::chrono::year_month_day start{issued};
        const unsigned month = (static_cast<unsigned>(start.month()) + 2) % 12 + 1;
        const int year =
            static_cast<int>(start.year()) + (month < static_cast<unsigned>(start.month()) ? 1 : 0);
        const Date by_calendar =
            date(year, month, std::min(static_cast<unsigned>(start.day()), days_in(year, month)));
        if (expires != std::min(issued + days(90), by_calendar))
            FAIL_CHECK("issued " << to_iso(issued) << ", expires " << to_iso(expires));
        lengths.insert((expires - issued).count());
    }
    CHECK(lengths == std::set<long>{89, 90});
}

TEST_CASE("whatever the day and the lifetime, the expiry keeps its promises") {
    CHECK_FOR_ALL("the earlier of both", [] {
        const Date issued = *any_date();
        const int in_days = *rc::gen::inRange(1, 800);
        const int in_months = *rc::gen::inRange(1, 26);
        const Date both = expiry_of(issued, {in_days, in_months}).value();
        const Date by_days = expiry_of(issued, {in_days, {}}).value();
        const Date by_months = expiry_of(issued, {{}, in_months}).value();
        RC_ASSERT(both == std::min(by_days, by_months));
        RC_ASSERT(both > issued);
    });
    CHECK_FOR_ALL("a later issue never expires earlier", [] {
        const Date issued = *any_date();
        RC_ASSERT(expiry_of(issued, aruba).value() <= expiry_of(issued + days(1), aruba).value());
    });
}

TEST_CASE("a dated policy of the provider takes the place of the general lifetime") {
    const std::vector<LifetimePolicy> policies{
        {.lifetime = {.days = {}, .months = 6},
         .from = date(2026, 9, 1),
         .to = date(2026, 9, 30),
         .source = "a"},
        {.lifetime = {.days = 30, .months = {}}, .from = date(2027, 1, 1), .to = {}, .source = "b"},
        {.lifetime = {.days = 7, .months = {}}, .from = {}, .to = date(2020, 1, 1), .source = "c"},
    };
    CHECK(lifetime_on(date(2026, 8, 31), aruba, policies) == aruba);
    CHECK(lifetime_on(date(2026, 9, 1), aruba, policies) == policies[0].lifetime);
    CHECK(lifetime_on(date(2026, 9, 30), aruba, policies) == policies[0].lifetime);
    CHECK(lifetime_on(date(2026, 10, 1), aruba, policies) == aruba);
    CHECK(lifetime_on(date(2040, 1, 1), aruba, policies) == policies[1].lifetime);
    CHECK(lifetime_on(date(2020, 1, 1), aruba, policies) == policies[2].lifetime);
    CHECK(lifetime_on(date(2020, 1, 2), aruba, policies) == aruba);
    CHECK(lifetime_on(date(2020, 1, 2), aruba, {}) == aruba);
}

TEST_CASE("where two policies cover a day, the one further down the file counts") {
    const std::vector<LifetimePolicy> policies{
        {.lifetime = {.days = 10, .months = {}}, .from = {}, .to = {}, .source = ""},
        {.lifetime = {.days = 20, .months = {}}, .from = date(2027, 1, 1), .to = {}, .source = ""},
    };
    CHECK(lifetime_on(date(2026, 12, 31), aruba, policies).days == 10);
    CHECK(lifetime_on(date(2027, 1, 1), aruba, policies).days == 20);
}
