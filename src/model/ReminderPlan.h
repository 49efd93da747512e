// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ReminderPolicy.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rinnova {

enum class NoticeReason {
    due,        ///< the password expires soon
    expired,    ///< mail programs cannot log in any more
    open_slots, ///< a renewal has not reached every slot
    escalation, ///< nobody reacted, and it expires soon: for a second person
};

std::string_view to_string(NoticeReason reason) noexcept;
std::optional<NoticeReason> notice_reason_from(std::string_view text) noexcept;

/// What a person did with a notice.
enum class Reaction {
    renew,   ///< wants to renew now
    later,   ///< not today
    renewed, ///< says that it is renewed already
};

std::string_view to_string(Reaction reaction) noexcept;
std::optional<Reaction> reaction_from(std::string_view text) noexcept;

/// One notice that was given.
struct ToldNotice {
    NoticeReason reason = NoticeReason::due;
    int threshold = 0; ///< see PlannedNotice
    LocalTime at{};
    std::optional<Reaction> reaction;

    bool operator==(const ToldNotice&) const = default;
};

/// What was said and asked for so far, of one expiry or of one rotation's open slots.
struct NoticeState {
    std::vector<ToldNotice> told;
    std::optional<Date> snoozed_until; ///< nothing before that day; gone once something was told on it

    bool operator==(const NoticeState&) const = default;
};

enum class Urgency { normal, critical };

struct PlannedNotice {
    NoticeReason reason = NoticeReason::due;
    /// The lowest threshold that it covers: days left before expiry, negative afterwards. Of open slots: how
    /// many hours after the rotation, on its day; later the day since 1970. Of an escalation: the days left.
    int threshold = 0;
    LocalTime moment{}; ///< `now` when it is due
    Urgency urgency = Urgency::normal;
    std::optional<Date> snooze_limit; ///< the last day it can be put off to on its day; none: not at all

    bool operator==(const PlannedNotice&) const = default;
};

/// The next notice about the end of a password. Thresholds that were passed meanwhile count as one; each is
/// told once; those of days off come on the last working day before, or, once expired, on the first one
/// after. What was missed comes at the next moment within the hours, on a day off only when waiting would
/// leave no day before the last.
///
/// What was told more than two days ahead of `now` was told by a wrong clock, and does not count.
std::optional<PlannedNotice> next_expiry_notice(const Validity& validity, const ReminderPolicy& policy,
                                                const NoticeState& state, LocalTime now);

/// While slots are open behind a rotation: at once, hourly within the hours of its day, then once a day.
std::optional<PlannedNotice> next_open_slots_notice(LocalTime committed, const ReminderPolicy& policy,
                                                    const NoticeState& state, LocalTime now);

/// For a second person: three days before the end, when nobody has reacted to what was told since the last
/// reaction, and a day has passed or none is left. Once for each expiry.
std::optional<PlannedNotice> next_escalation(const Validity& validity, const ReminderPolicy& policy,
                                             const NoticeState& state, LocalTime now);

/// When the notices before the end are due, the first to the last, as a calendar can know it beforehand.
std::vector<LocalTime> reminders_before_expiry(const Validity& validity, const ReminderPolicy& policy);

/// The last day to which the notices of an expiry can be put off: the last allowed day that leaves one before
/// the end. None when it is not after `today`.
std::optional<Date> snooze_limit(const Validity& validity, const ReminderPolicy& policy, Date today);

/// The same for the notices of open slots: a week ahead.
Date open_slots_snooze_limit(Date today);

} // namespace rinnova
