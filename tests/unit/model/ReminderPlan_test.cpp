// SPDX-License-Identifier: Apache-2.0
#include "ReminderLife.h"

#include <functional>

using namespace rinnova;
using namespace rinnova::test;
using namespace std::chrono;

namespace {

/// A Tuesday; the day of the Immaculate Conception is a week behind it.
const Date expires = date(2026, 12, 1);
const Validity ninety{.issued = expires - days(90), .expires = expires, .source = ExpirySource::panel};

LocalTime on(Date day, int hour = 10, int minute = 0) {
    return at_time(day, hours(hour) + minutes(minute));
}

std::vector<std::pair<int, LocalTime>> life_of(const Validity& validity, const ReminderPolicy& policy,
                                               LocalTime start,
                                               const std::function<bool(Timestamp)>& awake = {}) {
    ZoneClock clock;
    clock.set(start);
    ReminderLife life{validity, policy, {}, {}};
    life.run(clock, clock.now() + days(3 * 365), awake);
    std::vector<std::pair<int, LocalTime>> told;
    for (const ToldNotice& notice : life.told)
        told.emplace_back(notice.threshold, notice.at);
    return told;
}

using Told = std::vector<std::pair<int, LocalTime>>;

} // namespace

TEST_CASE("ninety days: 14, 7, 3, 1, 0, then daily for a week, off days moved") {
    const Told told = life_of(ninety, {}, on(expires - days(90)));
    const Told wanted{{14, on(date(2026, 11, 17))}, {7, on(date(2026, 11, 24))},
                      {3, on(date(2026, 11, 27))}, // for Saturday the 28th
                      {1, on(date(2026, 11, 30))},  {0, on(expires)},
                      {-1, on(date(2026, 12, 2))},  {-2, on(date(2026, 12, 3))},
                      {-3, on(date(2026, 12, 4))},  {-6, on(date(2026, 12, 7))}, // over the weekend
                      {-7, on(date(2026, 12, 9))}};                              // over the holiday
    CHECK(told == wanted);
}

TEST_CASE("an end on a Sunday is told of on Friday, once for three thresholds") {
    const Date sunday = date(2026, 11, 22);
    const Told told =
        life_of({.issued = {}, .expires = sunday, .source = ExpirySource::panel}, {}, on(sunday - days(30)));
    REQUIRE(told.size() >= 4);
    CHECK(told[0] == std::pair(14, on(date(2026, 11, 6))));
    CHECK(told[1] == std::pair(7, on(date(2026, 11, 13))));
    CHECK(told[2] == std::pair(3, on(date(2026, 11, 19))));
    CHECK(told[3] == std::pair(0, on(date(2026, 11, 20))));
    CHECK(told[4] == std::pair(-1, on(date(2026, 11, 23))));
}

TEST_CASE("Easter Monday and its weekend move a notice to Friday") {
    const Date easter_monday = date(2027, 3, 29);
    ReminderPolicy policy;
    policy.days = std::vector<int>{0};
    policy.after_days = 0;
    CHECK(life_of({.issued = {}, .expires = easter_monday, .source = {}}, policy, on(date(2027, 3, 1))) ==
          Told{{0, on(date(2027, 3, 26))}});
    policy.italian_holidays = false;
    CHECK(life_of({.issued = {}, .expires = easter_monday, .source = {}}, policy, on(date(2027, 3, 1))) ==
          Told{{0, on(easter_monday)}});
    policy.working_days_only = false;
    CHECK(life_of({.issued = {}, .expires = date(2027, 3, 28), .source = {}}, policy, on(date(2027, 3, 1))) ==
          Told{{0, on(date(2027, 3, 28))}});
}

TEST_CASE("long lives begin earlier, at most 30 days before") {
    const auto first = [](int life) {
        const Date end = date(2027, 6, 16); // a Wednesday
        return life_of({.issued = end - days(life), .expires = end, .source = {}}, {}, on(end - days(life)))
            .front()
            .first;
    };
    CHECK(first(90) == 14);
    CHECK(first(180) == 27);
    CHECK(first(365) == 30);
    ReminderPolicy own;
    own.days = std::vector<int>{21, 7, 1};
    CHECK(own.days_before(ninety) == std::vector<int>{21, 7, 1});
}

TEST_CASE("a short life starts with a threshold that is younger than itself") {
    const Told told = life_of({.issued = date(2026, 11, 9), .expires = date(2026, 11, 19), .source = {}}, {},
                              on(date(2026, 11, 9), 11));
    CHECK(told.front() == std::pair(7, on(date(2026, 11, 12))));
}

TEST_CASE("an account that is tracked late is told of at once, within the hours, and once") {
    CHECK(life_of(ninety, {}, on(expires - days(4), 11, 30)).front() ==
          std::pair(3, on(expires - days(4), 11, 30))); // the notice of Saturday, on Friday
    CHECK(life_of(ninety, {}, on(expires - days(5), 20)).front() == std::pair(3, on(expires - days(4), 9)));
    const Told long_gone = life_of(ninety, {}, on(expires + days(40), 12) /* a Sunday */);
    CHECK(long_gone == Told{{-7, on(expires + days(41), 9)}});
}

TEST_CASE("“at” null means as soon as the hours begin") {
    ReminderPolicy policy;
    policy.hours.at.reset();
    CHECK(life_of(ninety, policy, on(expires - days(90))).front() ==
          std::pair(14, on(expires - days(14), 9)));
}

TEST_CASE("what a sleep has covered comes at the next good moment, as one notice") {
    ZoneClock rome;
    const auto asleep_until = [&](LocalTime end) {
        return [&rome, moment = rome.moment_of(end)](Timestamp now) { return now >= moment; };
    };
    // Awake again on a Wednesday evening: the next morning, and not again at 10.
    CHECK(life_of(ninety, {}, on(expires - days(90)), asleep_until(on(expires - days(6), 20))).front() ==
          std::pair(7, on(expires - days(5), 9)));
    // On the Saturday before an end on Sunday there is no working day left.
    const Validity sunday{.issued = {}, .expires = date(2026, 11, 22), .source = {}};
    CHECK(life_of(sunday, {}, on(date(2026, 10, 1)), asleep_until(on(date(2026, 11, 21), 11))).front() ==
          std::pair(0, on(date(2026, 11, 21), 11)));
}

TEST_CASE("urgency grows and the choice of another day ends on the last day before expiry") {
    const auto at = [](Date day) { return *next_expiry_notice(ninety, {}, {}, on(day)); };
    CHECK(at(expires - days(14)).urgency == Urgency::normal);
    CHECK(at(expires - days(14)).snooze_limit == expires - days(1));
    CHECK(at(expires - days(4)).urgency == Urgency::normal);
    CHECK(at(expires - days(4)).snooze_limit == expires - days(1));
    CHECK(at(expires - days(1)).urgency == Urgency::critical);
    CHECK_FALSE(at(expires - days(1)).snooze_limit);
    CHECK(at(expires + days(1)).reason == NoticeReason::expired);
    CHECK(at(expires + days(1)).urgency == Urgency::critical);
    // A Friday before an end on Monday is the last working day.
    CHECK_FALSE(
        snooze_limit({.issued = {}, .expires = date(2026, 11, 23), .source = {}}, {}, date(2026, 11, 20)));
}

TEST_CASE("a snooze brings the notice back on its day, and nothing before") {
    NoticeState state;
    state.told = {{NoticeReason::due, 7, on(expires - days(7)), {}}};
    state.snoozed_until = expires - days(5);
    auto next = next_expiry_notice(ninety, {}, state, on(expires - days(7), 10, 1));
    REQUIRE(next);
    CHECK(next->moment == on(expires - days(5)));
    CHECK(next->threshold == 5);
    // Beyond what is allowed (the expiry was corrected since), the limit counts.
    state.snoozed_until = expires + days(20);
    CHECK(next_expiry_notice(ninety, {}, state, on(expires - days(7), 11))->moment == on(expires - days(1)));
    // Told on its day, the next threshold is the next notice.
    state.told.push_back({NoticeReason::due, 5, on(expires - days(5)), {}});
    state.snoozed_until.reset();
    CHECK(next_expiry_notice(ninety, {}, state, on(expires - days(5), 10, 1))->threshold == 3);
}

TEST_CASE("a clock set back repeats nothing; what a clock of the far future told does not count") {
    NoticeState state;
    state.told = {{NoticeReason::due, 7, on(expires - days(7)), {}}};
    CHECK(next_expiry_notice(ninety, {}, state, on(expires - days(8)))->moment == on(expires - days(4)));
    state.told = {{NoticeReason::expired, -7, on(date(2100, 1, 1)), {}}};
    CHECK(next_expiry_notice(ninety, {}, state, on(expires - days(8)))->threshold == 14);
    CHECK(next_expiry_notice(ninety, {}, {}, on(date(1970, 1, 1)))->moment == on(expires - days(14)));
}

TEST_CASE(
    "hours that several files say are never empty: what was said last goes to the day's end or begins it") {
    ReminderChanges machine;
    machine.from = hours(7);
    machine.to = hours(13);
    machine.at = hours(8);
    ReminderChanges user;
    user.from = hours(14);
    ReminderPolicy policy;
    machine.apply_to(policy);
    user.apply_to(policy);
    CHECK(policy.hours == ReminderHours{hours(14), hours(24), hours(8)});
    Told told = life_of(ninety, policy, on(expires - days(90)));
    REQUIRE_FALSE(told.empty());
    CHECK(told.front() == std::pair(14, on(date(2026, 11, 17), 14)));

    user.from.reset();
    user.to = hours(6);
    user.at = std::optional<minutes>();
    policy = {};
    machine.apply_to(policy);
    user.apply_to(policy);
    CHECK(policy.hours == ReminderHours{hours(0), hours(6), std::nullopt});
    told = life_of(ninety, policy, on(expires - days(90)));
    REQUIRE_FALSE(told.empty());
    CHECK(told.front() == std::pair(14, on(date(2026, 11, 17), 0)));
}

TEST_CASE("open slots: at once, hourly within the hours, then daily") {
    const LocalTime committed = on(date(2026, 11, 19), 15, 20); // a Thursday
    NoticeState state;
    LocalTime now = committed + seconds(2);
    std::vector<LocalTime> told;
    for (int i = 0; i < 6; ++i) {
        const auto next = next_open_slots_notice(committed, {}, state, now);
        REQUIRE(next);
        told.push_back(next->moment);
        state.told.push_back({NoticeReason::open_slots, next->threshold, next->moment, {}});
        now = next->moment + seconds(1);
        CHECK(next_open_slots_notice(committed, {}, state, now)->moment > now);
    }
    CHECK(told == std::vector{committed + seconds(2), on(date(2026, 11, 19), 16, 20),
                              on(date(2026, 11, 19), 17, 20), on(date(2026, 11, 20)), on(date(2026, 11, 23)),
                              on(date(2026, 11, 24))});
}

TEST_CASE("open slots of a night rotation are told of at once, and then from the morning on") {
    const LocalTime committed = on(date(2026, 11, 19), 2, 30);
    NoticeState state;
    CHECK(next_open_slots_notice(committed, {}, state, committed)->moment == committed);
    state.told = {{NoticeReason::open_slots, 0, committed, {}}};
    CHECK(next_open_slots_notice(committed, {}, state, committed + minutes(1))->moment ==
          on(date(2026, 11, 19), 9));
    state.snoozed_until = date(2026, 11, 20);
    CHECK(next_open_slots_notice(committed, {}, state, committed + minutes(1))->moment ==
          on(date(2026, 11, 20)));
    // A clock set back behind the rotation still reminds, day by day.
    state.snoozed_until.reset();
    CHECK(next_open_slots_notice(committed, {}, state, committed - days(3))->moment ==
          on(date(2026, 11, 16)));
}

TEST_CASE("a second person hears of it 3 days before, when nobody reacted") {
    NoticeState state;
    CHECK_FALSE(next_escalation(ninety, {}, state, on(expires - days(2))));
    state.told = {{NoticeReason::due, 14, on(expires - days(14)), {}},
                  {NoticeReason::due, 7, on(expires - days(7)), {}}};
    const auto next = next_escalation(ninety, {}, state, on(expires - days(7), 11));
    REQUIRE(next);
    CHECK(next->reason == NoticeReason::escalation);
    CHECK(next->moment == on(expires - days(4))); // Saturday's, on Friday
    state.told.back().reaction = Reaction::later;
    CHECK_FALSE(next_escalation(ninety, {}, state, on(expires - days(3))));
    // Put off, and then left unanswered again: a day later, or on the last one.
    state.told.push_back({NoticeReason::due, 3, on(expires - days(4)), {}});
    CHECK(next_escalation(ninety, {}, state, on(expires - days(4), 11))->moment == on(expires - days(1)));
    state.told.pop_back();
    state.told.back().reaction.reset();
    state.told.push_back({NoticeReason::escalation, 4, on(expires - days(4)), {}});
    CHECK_FALSE(next_escalation(ninety, {}, state, on(expires - days(3))));
    // The first notice late: a day to react, as long as there is one.
    state.told = {{NoticeReason::due, 1, on(expires - days(2), 12), {}}};
    CHECK(next_escalation(ninety, {}, state, on(expires - days(2), 13))->moment == on(expires - days(1)));
    state.told = {{NoticeReason::due, 0, on(expires, 12), {}}};
    CHECK(next_escalation(ninety, {}, state, on(expires, 12))->moment == on(expires, 12));
}
