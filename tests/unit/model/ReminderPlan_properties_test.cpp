// SPDX-License-Identifier: Apache-2.0
#include "ReminderLife.h"

#include <algorithm>
#include <functional>
#include <set>

using namespace rinnova;
using namespace rinnova::test;
using namespace std::chrono;

namespace {

ReminderPolicy any_policy() {
    ReminderPolicy policy;
    if (*rc::gen::arbitrary<bool>()) {
        const auto some = *rc::gen::container<std::set<int>>(rc::gen::inRange(0, 60));
        policy.days = std::vector<int>(some.rbegin(), some.rend());
    }
    policy.after_days = *rc::gen::inRange(0, 15);
    policy.hours.from = minutes(*rc::gen::inRange(0, 23 * 60));
    policy.hours.to =
        policy.hours.from +
        minutes(*rc::gen::inRange(1, 24 * 60 - static_cast<int>(policy.hours.from.count()) + 1));
    policy.hours.at.reset();
    if (*rc::gen::arbitrary<bool>())
        policy.hours.at = minutes(*rc::gen::inRange(0, 24 * 60));
    policy.working_days_only = *rc::gen::arbitrary<bool>();
    policy.italian_holidays = *rc::gen::arbitrary<bool>();
    return policy;
}

/// What one file may say of the hours: any of their parts.
ReminderChanges any_hours() {
    ReminderChanges said;
    const int from = *rc::gen::inRange(0, 24 * 60);
    if (*rc::gen::arbitrary<bool>())
        said.from = minutes(from);
    if (*rc::gen::arbitrary<bool>())
        said.to = minutes(*rc::gen::inRange(from + 1, 24 * 60 + 1));
    if (*rc::gen::arbitrary<bool>())
        said.at = minutes(*rc::gen::inRange(0, 24 * 60));
    return said;
}

ZoneClock any_clock() {
    ZoneClock::Zone zone;
    if (*rc::gen::arbitrary<bool>()) {
        zone.standard = minutes(15 * *rc::gen::inRange(-12 * 4, 14 * 4 + 1));
        zone.summer = minutes(*rc::gen::element(0, 30, 60, 120));
        zone.begins = month(static_cast<unsigned>(*rc::gen::inRange(1, 7)));
        zone.ends = month(static_cast<unsigned>(*rc::gen::inRange(7, 13)));
        zone.utc_hour = hours(*rc::gen::inRange(0, 24));
    }
    return ZoneClock(zone);
}

Validity any_validity() {
    Validity validity;
    const Date issued = Date(days(*rc::gen::inRange(19'000, 40'000)));
    validity.expires = issued + days(*rc::gen::inRange(1, 500));
    if (*rc::gen::arbitrary<bool>())
        validity.issued = issued;
    validity.source = ExpirySource::panel;
    return validity;
}

struct Case {
    ReminderLife life;
    ZoneClock clock;
    Date tracked;
};

/// Lives through the whole of a validity from a day on, wide awake.
Case any_life(bool from_the_start) {
    Case made{{any_validity(), any_policy(), {}, {}}, any_clock(), {}};
    const Date expires = *made.life.validity.expires;
    made.tracked = from_the_start ? made.life.validity.issued.value_or(expires - days(500))
                                  : expires - days(*rc::gen::inRange(-30, 100));
    made.clock.set(made.tracked, seconds(*rc::gen::inRange(0, 86'400)));
    return made;
}

bool within(const ReminderPolicy& policy, const ToldNotice& notice) {
    return policy.hours.contains(notice.at);
}

/// Not on the day of a change to summer time when they lie in the hour that is left out.
bool has_its_hours(const Case& made, Date day) {
    const auto begin = made.clock.local_time(made.clock.moment_of(at_time(day, made.life.policy.hours.from)));
    return date_of(begin) == day && made.life.policy.hours.contains(begin);
}

void live(Case& made, const std::function<bool(Timestamp)>& awake = {}) {
    made.life.run(made.clock, Timestamp(*made.life.validity.expires) + days(60), awake);
}

} // namespace

TEST_CASE("never outside the hours, never two for one threshold, never two on a day of one") {
    CHECK_FOR_ALL([] {
        Case made = any_life(*rc::gen::arbitrary<bool>());
        const int seed = *rc::gen::inRange(0, 1000);
        live(made, [seed](Timestamp now) { // asleep for stretches of up to three days
            const auto hour = floor<hours>(now.time_since_epoch()).count();
            return (hour / (seed % 72 + 1)) % 3 != seed % 3 || seed < 300;
        });
        std::set<int> thresholds;
        std::set<Date> told_on;
        int last = 1 << 20;
        for (const ToldNotice& notice : made.life.told) {
            RC_ASSERT(within(made.life.policy, notice));
            RC_ASSERT(thresholds.insert(notice.threshold).second);
            RC_ASSERT(told_on.insert(date_of(notice.at)).second);
            RC_ASSERT(notice.threshold < last);
            last = notice.threshold;
        }
    });
}

TEST_CASE("never after expiry without one before, and one for every threshold before its day is hidden") {
    CHECK_FOR_ALL([] {
        Case made = any_life(true);
        live(made);
        const Date expires = *made.life.validity.expires;
        const ReminderPolicy& policy = made.life.policy;
        for (const int left : policy.days_before(made.life.validity)) {
            const Date day = expires - days(left);
            const Date last_chance = policy.last_allowed(day);
            if (made.life.validity.issued && last_chance <= *made.life.validity.issued)
                continue; // older than the password, or no working day between
            if (last_chance <= made.tracked || !has_its_hours(made, last_chance))
                continue; // tracked too late
            RC_ASSERT(std::any_of(made.life.told.begin(), made.life.told.end(), [&](const auto& notice) {
                return notice.threshold <= left && date_of(notice.at) <= last_chance;
            }));
        }
        const bool any_before = !policy.days_before(made.life.validity).empty();
        const bool time_enough = made.tracked < expires;
        if (any_before && time_enough && !made.life.told.empty())
            RC_ASSERT(date_of(made.life.told.front().at) <= expires);
    });
}

TEST_CASE("on a day off only when no working day is left before the last") {
    CHECK_FOR_ALL([] {
        Case made = any_life(*rc::gen::arbitrary<bool>());
        live(made);
        const Date expires = *made.life.validity.expires;
        for (const ToldNotice& notice : made.life.told) {
            const Date day = date_of(notice.at);
            if (!made.life.policy.is_allowed(day))
                RC_ASSERT(day <= expires && made.life.policy.first_allowed(day) >= expires);
        }
    });
}

TEST_CASE("after expiry it is said daily for so many days, and then never again") {
    CHECK_FOR_ALL([] {
        Case made = any_life(true);
        live(made);
        const Date expires = *made.life.validity.expires;
        const ReminderPolicy& policy = made.life.policy;
        for (int after = 1; after <= policy.after_days; ++after) {
            const Date day = policy.first_allowed(expires + days(after));
            if (!has_its_hours(made, day))
                continue;
            RC_ASSERT(std::any_of(made.life.told.begin(), made.life.told.end(), [&](const auto& notice) {
                return notice.threshold <= -after && date_of(notice.at) == day;
            }));
        }
        RC_ASSERT(std::none_of(made.life.told.begin(), made.life.told.end(), [&](const auto& notice) {
            return date_of(notice.at) > policy.first_allowed(expires + days(policy.after_days));
        }));
    });
}

TEST_CASE("clocks set back and forward and a restart at any time repeat nothing") {
    CHECK_FOR_ALL([] {
        Case made = any_life(true);
        const Date expires = *made.life.validity.expires;
        for (int jump = 0; jump < 8; ++jump) {
            made.life.run(made.clock, made.clock.now() + days(*rc::gen::inRange(0, 60)));
            made.clock.set(made.clock.now() + minutes(*rc::gen::inRange(-2 * 24 * 60, 24 * 60)));
        }
        live(made);
        std::set<int> thresholds;
        for (const ToldNotice& notice : made.life.told) {
            RC_ASSERT(thresholds.insert(notice.threshold).second);
            RC_ASSERT(within(made.life.policy, notice));
        }
        RC_ASSERT(made.clock.now() >= Timestamp(expires) ||
                  !next_expiry_notice(made.life.validity, made.life.policy, made.life.state,
                                      made.clock.local_time(made.clock.now())));
    });
}

TEST_CASE("a snooze is kept to the day, and never hides the end") {
    CHECK_FOR_ALL([] {
        Case made = any_life(true);
        const auto next = next_expiry_notice(made.life.validity, made.life.policy, {},
                                             made.clock.local_time(made.clock.now()));
        RC_PRE(next.has_value());
        RC_PRE(next->snooze_limit.has_value());
        made.life.tell(*next);
        const Date told_on = date_of(next->moment);
        const auto room = static_cast<int>((*next->snooze_limit - told_on).count());
        const Date until = made.life.policy.first_allowed(told_on + days(*rc::gen::inRange(1, room + 1)));
        RC_PRE(until <= *next->snooze_limit);
        made.life.state.snoozed_until = until;
        made.clock.set(next->moment);
        live(made);
        RC_ASSERT(made.life.told.size() > 1);
        RC_ASSERT(date_of(made.life.told[1].at) == until);
        RC_ASSERT(until < *made.life.validity.expires);
    });
}

TEST_CASE("whatever several files say of the hours leaves time for a notice, as the last of them wants it") {
    CHECK_FOR_ALL([] {
        ReminderPolicy policy;
        for (int files = *rc::gen::inRange(1, 5); files > 0; --files) {
            const ReminderChanges said = any_hours();
            said.apply_to(policy);
            RC_ASSERT(policy.hours.from < policy.hours.to);
            RC_ASSERT(policy.hours.from == said.from.value_or(policy.hours.from));
            RC_ASSERT(policy.hours.to == said.to.value_or(policy.hours.to));
            RC_ASSERT(policy.hours.contains(at_time(Date(), policy.hours.of_notices())));
        }
    });
}

TEST_CASE("of open slots, only the first word comes outside the hours, and every working day has one") {
    CHECK_FOR_ALL([] {
        const ReminderPolicy policy = any_policy();
        const LocalTime committed =
            at_time(Date(days(*rc::gen::inRange(19'000, 40'000))), seconds(*rc::gen::inRange(0, 86'400)));
        NoticeState state;
        LocalTime now = committed;
        std::set<int> thresholds;
        for (int i = 0; i < 40; ++i) {
            const auto next = next_open_slots_notice(committed, policy, state, now);
            RC_ASSERT(next.has_value());
            RC_ASSERT(next->moment >= now);
            RC_ASSERT(i == 0 || policy.hours.contains(next->moment));
            RC_ASSERT(thresholds.insert(next->threshold).second);
            const auto again = next_open_slots_notice(committed, policy, state, next->moment);
            RC_ASSERT(again->moment == next->moment);
            if (i > 0) { // no working day between was left out
                const Date before = date_of(state.told.back().at);
                RC_ASSERT(date_of(next->moment) <= policy.first_allowed(before + days(1)));
            }
            state.told.push_back({next->reason, next->threshold, next->moment, {}});
            now = next->moment;
        }
    });
}
