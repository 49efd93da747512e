// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/Validity.h"

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rinnova {

/// When a person may be told something, by the clock on the wall.
struct ReminderHours {
    std::chrono::minutes from = std::chrono::hours(9);
    std::chrono::minutes to = std::chrono::hours(18); ///< not any more at this minute; later than `from`
    std::optional<std::chrono::minutes> at = std::chrono::hours(10); ///< none: as soon as something is due

    bool operator==(const ReminderHours&) const = default;

    bool contains(LocalTime local) const { return time_of_day(local) >= from && time_of_day(local) < to; }
    /// When the notices of a day are due: at `at`, or at `from` when that is none or outside the hours.
    std::chrono::minutes of_notices() const { return at && *at >= from && *at < to ? *at : from; }
};

/// When the owner of an account is reminded (docs/configuration.md).
struct ReminderPolicy {
    /// Days before the last day of validity, falling, none twice. None: 14, 7, 3, 1, 0, and for lives above
    /// 93 days a first one when 15 % of the life is left, at most 30 days.
    std::optional<std::vector<int>> days;
    int after_days = 7; ///< once it has expired: daily for so many days
    ReminderHours hours;
    bool working_days_only = true;
    bool italian_holidays = true; ///< count as days off, when only working days count
    bool show_address_on_lock_screen = false;

    bool operator==(const ReminderPolicy&) const = default;

    bool is_allowed(Date date) const;
    Date last_allowed(Date date) const;  ///< that day, or the last one before it
    Date first_allowed(Date date) const; ///< that day, or the first one behind it
    /// The days before expiry in force for a password: falling, none twice.
    std::vector<int> days_before(const Validity& validity) const;
};

/// What the configuration says of the reminders of one account, or of all: members left out change nothing.
/// Where one end of the hours would lie beyond the other, which was said elsewhere, the day takes its place.
struct ReminderChanges {
    std::optional<std::vector<int>> days;
    std::optional<int> after_days;
    std::optional<std::chrono::minutes> from;
    std::optional<std::chrono::minutes> to;
    std::optional<std::optional<std::chrono::minutes>> at;
    std::optional<bool> working_days_only;
    std::optional<bool> italian_holidays;
    std::optional<bool> show_address_on_lock_screen;

    bool operator==(const ReminderChanges&) const = default;
    void apply_to(ReminderPolicy& policy) const;
};

struct ReminderSettings {
    ReminderPolicy general;
    std::map<std::string, ReminderChanges, std::less<>> accounts; ///< by login, lower case

    bool operator==(const ReminderSettings&) const = default;
    ReminderPolicy policy_of(std::string_view login) const;
};

} // namespace rinnova
