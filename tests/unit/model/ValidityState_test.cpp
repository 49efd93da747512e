// SPDX-License-Identifier: Apache-2.0
#include "Calendar.h"
#include "model/Validity.h"

using namespace rinnova;
using namespace rinnova::test;
using std::chrono::days;

namespace {

const Date end = date(2027, 5, 25);

/// The first day, counted back from the end, on which it is no longer `ok`.
int window_of_life(int length) {
    const Validity validity{.issued = end - days(length), .expires = end, .source = ExpirySource::panel};
    int left = length;
    while (state_of(validity, end - days(left)) == ValidityState::ok)
        --left;
    return left;
}

} // namespace

TEST_CASE("days are counted down to the last day of validity, and on below zero") {
    const Validity validity{.issued = {}, .expires = end, .source = ExpirySource::panel};
    CHECK(days_left(validity, end - days(90)) == 90);
    CHECK(days_left(validity, end) == 0);
    CHECK(days_left(validity, end + days(1)) == -1);
    CHECK_FALSE(days_left(Validity{}, end).has_value());
}

TEST_CASE(
    "a password of ninety days is due fourteen days before its end, valid on its last day, expired after") {
    const Validity validity{.issued = end - days(90), .expires = end, .source = ExpirySource::panel};
    CHECK(state_of(validity, end - days(90)) == ValidityState::ok);
    CHECK(state_of(validity, end - days(15)) == ValidityState::ok);
    CHECK(state_of(validity, end - days(14)) == ValidityState::due);
    CHECK(state_of(validity, end) == ValidityState::due);
    CHECK(state_of(validity, end + days(1)) == ValidityState::expired);
    CHECK(state_of(validity, end + days(1000)) == ValidityState::expired);
    CHECK(state_of(Validity{}, end) == ValidityState::unknown);
}

TEST_CASE("longer lives are due earlier, by fifteen per cent and thirty days at most") {
    CHECK(window_of_life(89) == 14);
    CHECK(window_of_life(93) == 14);
    CHECK(window_of_life(94) == 14);
    CHECK(window_of_life(100) == 15);
    CHECK(window_of_life(184) == 27);
    CHECK(window_of_life(200) == 30);
    CHECK(window_of_life(365) == 30);
    CHECK(window_of_life(3650) == 30);
}

TEST_CASE("where the day of issue is unknown, fourteen days it is") {
    const Validity validity{.issued = {}, .expires = end, .source = ExpirySource::panel};
    CHECK(state_of(validity, end - days(15)) == ValidityState::ok);
    CHECK(state_of(validity, end - days(14)) == ValidityState::due);
}

TEST_CASE("as days pass, a state never gets better") {
    CHECK_FOR_ALL("ok, then due, then expired", [] {
        const Date issued = *any_date();
        const Date expires = issued + days(*rc::gen::inRange(0, 1000));
        const Date today = *any_date();
        const Validity validity{issued, expires, ExpirySource::issued};
        RC_ASSERT(state_of(validity, today) <= state_of(validity, today + days(1)));
        RC_ASSERT((state_of(validity, today) == ValidityState::expired) == (today > expires));
    });
}
