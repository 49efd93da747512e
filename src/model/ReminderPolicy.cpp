// SPDX-License-Identifier: Apache-2.0
#include "model/ReminderPolicy.h"

#include "model/Holidays.h"

namespace rinnova {

namespace {

template <typename Value>
void change(Value& value, const std::optional<Value>& to) {
    if (to)
        value = *to;
}

} // namespace

bool ReminderPolicy::is_allowed(Date date) const {
    return !working_days_only || (!is_weekend(date) && !(italian_holidays && is_italian_holiday(date)));
}

Date ReminderPolicy::last_allowed(Date date) const {
    while (!is_allowed(date))
        date -= std::chrono::days(1);
    return date;
}

Date ReminderPolicy::first_allowed(Date date) const {
    while (!is_allowed(date))
        date += std::chrono::days(1);
    return date;
}

std::vector<int> ReminderPolicy::days_before(const Validity& validity) const {
    if (days)
        return *days;
    std::vector<int> usual{14, 7, 3, 1, 0};
    if (const int first = first_reminder_days(validity); first > usual.front())
        usual.insert(usual.begin(), first);
    return usual;
}

void ReminderChanges::apply_to(ReminderPolicy& policy) const {
    if (days)
        policy.days = *days;
    change(policy.after_days, after_days);
    change(policy.hours.from, from);
    change(policy.hours.to, to);
    change(policy.hours.at, at);
    // Each may be right where it was said, and both together leave no time at all: what is said here counts.
    if (policy.hours.from >= policy.hours.to) {
        if (from)
            policy.hours.to = std::chrono::hours(24);
        else
            policy.hours.from = std::chrono::hours(0);
    }
    change(policy.working_days_only, working_days_only);
    change(policy.italian_holidays, italian_holidays);
    change(policy.show_address_on_lock_screen, show_address_on_lock_screen);
}

ReminderPolicy ReminderSettings::policy_of(std::string_view login) const {
    ReminderPolicy policy = general;
    if (const auto own = accounts.find(login); own != accounts.end())
        own->second.apply_to(policy);
    return policy;
}

} // namespace rinnova
