// SPDX-License-Identifier: Apache-2.0
#include "model/ReminderPlan.h"

#include "model/Names.h"

#include <algorithm>

namespace rinnova {

namespace {

using std::chrono::days;
using std::chrono::hours;

constexpr Names<NoticeReason, 4> reason_names{{{NoticeReason::due, "due"},
                                               {NoticeReason::expired, "expired"},
                                               {NoticeReason::open_slots, "open-slots"},
                                               {NoticeReason::escalation, "escalation"}}};
constexpr Names<Reaction, 3> reaction_names{
    {{Reaction::renew, "renew"}, {Reaction::later, "later"}, {Reaction::renewed, "renewed"}}};

constexpr days wrong_clock{2};
constexpr int escalation_days = 3;
constexpr int critical_days = 1;

bool is_about_expiry(const ToldNotice& told) {
    return told.reason == NoticeReason::due || told.reason == NoticeReason::expired;
}

/// The notices that a right clock can have told.
template <typename Wanted>
std::vector<ToldNotice> told_of(const NoticeState& state, LocalTime now, Wanted wanted) {
    std::vector<ToldNotice> found;
    std::copy_if(state.told.begin(), state.told.end(), std::back_inserter(found),
                 [&](const ToldNotice& told) { return wanted(told) && told.at <= now + wrong_clock; });
    return found;
}

/// The first moment from `earliest` on that lies within the hours of an allowed day; of any day, when
/// waiting for an allowed one would leave no day before the last.
LocalTime first_within_hours(LocalTime earliest, const ReminderPolicy& policy,
                             const std::optional<Date>& expires) {
    Date date = date_of(earliest);
    if (time_of_day(earliest) >= policy.hours.to) {
        date += days(1);
        earliest = at_time(date, policy.hours.from);
    }
    const LocalTime that_day = std::max(earliest, at_time(date, policy.hours.from));
    const Date allowed = policy.first_allowed(date);
    const bool last_chance = expires && date <= *expires && allowed >= *expires;
    return allowed == date || last_chance ? that_day : at_time(allowed, policy.hours.from);
}

struct Threshold {
    int days = 0;
    Date on; ///< the day of its notice
};

/// From the first to the last, those that would be older than the password left out.
std::vector<Threshold> thresholds_of(const Validity& validity, const ReminderPolicy& policy) {
    const Date expires = *validity.expires;
    std::vector<Threshold> all;
    const std::vector<int> before = policy.days_before(validity);
    for (const int left : before) {
        Date on = policy.last_allowed(expires - days(left));
        if (validity.issued) {
            if (expires - days(left) <= *validity.issued && left != before.back())
                continue;
            on = std::max(on, std::min(*validity.issued + days(1), expires));
        }
        all.push_back({left, on});
    }
    for (int after = 1; after <= policy.after_days; ++after)
        all.push_back({-after, policy.first_allowed(expires + days(after))});
    return all;
}

Date last_snooze_day(Date expires, const ReminderPolicy& policy) {
    return policy.last_allowed(expires - days(1));
}

/// When the next notice comes, of thresholds of which the first is not told yet.
LocalTime moment_of_expiry_notice(const std::vector<Threshold>& pending, const ReminderPolicy& policy,
                                  const std::optional<Date>& snoozed, Date expires, LocalTime now) {
    const std::chrono::minutes at = policy.hours.of_notices();
    const Date on = snoozed ? std::min(*snoozed, last_snooze_day(expires, policy)) : pending.front().on;
    return first_within_hours(std::max(now, at_time(on, at)), policy, expires);
}

/// The full hours since the rotation on its own day, later the day.
int open_slots_threshold(LocalTime committed, LocalTime moment) {
    if (date_of(moment) != date_of(committed))
        return static_cast<int>(date_of(moment).time_since_epoch().count());
    return std::max(0, static_cast<int>(std::chrono::floor<hours>(moment - committed).count()));
}

/// The next moment on the rotation's own day behind the threshold told last, if it has one.
std::optional<LocalTime> open_slots_today(LocalTime committed, const ReminderPolicy& policy, int told,
                                          LocalTime now) {
    const int passed = open_slots_threshold(committed, now);
    if (told < 0 && passed == 0)
        return now;
    const LocalTime earliest = std::max(now, committed + hours(std::max(passed, told + 1)));
    const LocalTime within = std::max(earliest, at_time(date_of(now), policy.hours.from));
    if (date_of(within) != date_of(now) || !policy.hours.contains(within))
        return std::nullopt;
    return within;
}

} // namespace

std::string_view to_string(NoticeReason reason) noexcept {
    return name_of(reason_names, reason);
}
std::optional<NoticeReason> notice_reason_from(std::string_view text) noexcept {
    return value_of(reason_names, text);
}
std::string_view to_string(Reaction reaction) noexcept {
    return name_of(reaction_names, reaction);
}
std::optional<Reaction> reaction_from(std::string_view text) noexcept {
    return value_of(reaction_names, text);
}

std::vector<LocalTime> reminders_before_expiry(const Validity& validity, const ReminderPolicy& policy) {
    std::vector<LocalTime> moments;
    if (!validity.expires)
        return moments;
    for (const Threshold& threshold : thresholds_of(validity, policy))
        if (threshold.days >= 0)
            moments.push_back(at_time(threshold.on, policy.hours.of_notices()));
    moments.erase(std::unique(moments.begin(), moments.end()), moments.end());
    return moments;
}

std::optional<Date> snooze_limit(const Validity& validity, const ReminderPolicy& policy, Date today) {
    if (!validity.expires)
        return std::nullopt;
    const Date limit = last_snooze_day(*validity.expires, policy);
    return limit > today ? std::optional(limit) : std::nullopt;
}

Date open_slots_snooze_limit(Date today) {
    return today + days(7);
}

std::optional<PlannedNotice> next_expiry_notice(const Validity& validity, const ReminderPolicy& policy,
                                                const NoticeState& state, LocalTime now) {
    if (!validity.expires)
        return std::nullopt;
    const Date expires = *validity.expires;
    std::vector<Threshold> pending = thresholds_of(validity, policy);
    for (const ToldNotice& told : told_of(state, now, is_about_expiry))
        std::erase_if(pending, [&](const Threshold& threshold) { return threshold.days >= told.threshold; });
    if (pending.empty() && !state.snoozed_until)
        return std::nullopt;

    PlannedNotice notice;
    notice.moment = moment_of_expiry_notice(pending, policy, state.snoozed_until, expires, now);
    const Date day = date_of(notice.moment);
    const auto left = static_cast<int>((expires - day).count());
    notice.threshold = left;
    for (const Threshold& threshold : pending)
        if (threshold.on <= day)
            notice.threshold = threshold.days;
    notice.reason = left < 0 ? NoticeReason::expired : NoticeReason::due;
    notice.urgency = left <= critical_days ? Urgency::critical : Urgency::normal;
    notice.snooze_limit = snooze_limit(validity, policy, day);
    return notice;
}

std::optional<PlannedNotice> next_open_slots_notice(LocalTime committed, const ReminderPolicy& policy,
                                                    const NoticeState& state, LocalTime now) {
    int told = -1;
    const auto is_about_slots = [](const ToldNotice& notice) {
        return notice.reason == NoticeReason::open_slots;
    };
    for (const ToldNotice& notice : told_of(state, now, is_about_slots))
        told = std::max(told, notice.threshold);

    PlannedNotice notice;
    notice.reason = NoticeReason::open_slots;
    const Date today = date_of(now);
    const bool own_day = today == date_of(committed);
    std::optional<LocalTime> moment;
    if (own_day && !state.snoozed_until)
        moment = open_slots_today(committed, policy, told, now);
    if (!moment) {
        const bool told_today = own_day || told >= open_slots_threshold(committed, now);
        const Date next = policy.first_allowed(told_today ? today + days(1) : today);
        const Date on = state.snoozed_until.value_or(next);
        moment = first_within_hours(std::max(now, at_time(on, policy.hours.of_notices())), policy, {});
    }
    notice.moment = *moment;
    notice.threshold = open_slots_threshold(committed, notice.moment);
    const Date day = date_of(notice.moment);
    notice.urgency = day == date_of(committed) ? Urgency::normal : Urgency::critical;
    notice.snooze_limit = open_slots_snooze_limit(day);
    return notice;
}

std::optional<PlannedNotice> next_escalation(const Validity& validity, const ReminderPolicy& policy,
                                             const NoticeState& state, LocalTime now) {
    if (!validity.expires)
        return std::nullopt;
    std::optional<Date> unanswered_since;
    for (const ToldNotice& told : told_of(state, now, [](const ToldNotice&) { return true; })) {
        if (told.reason == NoticeReason::escalation)
            return std::nullopt;
        if (told.reaction)
            unanswered_since.reset();
        else if (!unanswered_since)
            unanswered_since = date_of(told.at);
    }
    if (!unanswered_since)
        return std::nullopt;
    const Date expires = *validity.expires;
    const Date a_day_later = std::min(*unanswered_since + days(1), expires - days(1));
    const Date allowed = policy.first_allowed(a_day_later);
    const Date on = std::max(policy.last_allowed(expires - days(escalation_days)),
                             allowed < expires ? allowed : a_day_later);

    PlannedNotice notice;
    notice.reason = NoticeReason::escalation;
    notice.moment =
        first_within_hours(std::max(now, at_time(on, policy.hours.of_notices())), policy, expires);
    notice.threshold = static_cast<int>((expires - date_of(notice.moment)).count());
    notice.urgency = notice.threshold <= critical_days ? Urgency::critical : Urgency::normal;
    if (notice.threshold < -policy.after_days)
        return std::nullopt;
    return notice;
}

} // namespace rinnova
