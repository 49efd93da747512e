// SPDX-License-Identifier: Apache-2.0
#include "model/Validity.h"

#include "model/Names.h"

#include <algorithm>

namespace rinnova {

namespace {

constexpr Names<ExpirySource, 4> source_names{{{ExpirySource::panel, "panel"},
                                               {ExpirySource::issued, "issued"},
                                               {ExpirySource::client, "client"},
                                               {ExpirySource::unknown, "unknown"}}};
constexpr Names<ValidityState, 4> state_names{{{ValidityState::ok, "ok"},
                                               {ValidityState::due, "due"},
                                               {ValidityState::expired, "expired"},
                                               {ValidityState::unknown, "unknown"}}};

constexpr int ordinary_reminder_days = 14;
constexpr int longest_reminder_days = 30;
constexpr int ordinary_life_days = 93; // three calendar months and a day of grace

} // namespace

std::string_view to_string(ExpirySource source) noexcept {
    return name_of(source_names, source);
}
std::optional<ExpirySource> expiry_source_from(std::string_view text) noexcept {
    return value_of(source_names, text);
}
std::string_view to_string(ValidityState state) noexcept {
    return name_of(state_names, state);
}
std::optional<ValidityState> validity_state_from(std::string_view text) noexcept {
    return value_of(state_names, text);
}

std::optional<Date> expiry_of(Date issued, const Lifetime& lifetime) {
    std::optional<Date> expires;
    if (lifetime.days)
        expires = issued + std::chrono::days(*lifetime.days);
    if (lifetime.months) {
        const Date by_calendar = add_months(issued, *lifetime.months);
        expires = expires ? std::min(*expires, by_calendar) : by_calendar;
    }
    return expires;
}

const Lifetime& lifetime_on(Date issued, const Lifetime& general,
                            const std::vector<LifetimePolicy>& policies) {
    const Lifetime* found = &general;
    for (const LifetimePolicy& policy : policies)
        if ((!policy.from || *policy.from <= issued) && (!policy.to || issued <= *policy.to))
            found = &policy.lifetime;
    return *found;
}

std::optional<int> days_left(const Validity& validity, Date today) {
    if (!validity.expires)
        return std::nullopt;
    return static_cast<int>((*validity.expires - today).count());
}

int first_reminder_days(const Validity& validity) {
    if (!validity.issued || !validity.expires)
        return ordinary_reminder_days;
    const auto life = static_cast<int>((*validity.expires - *validity.issued).count());
    return life > ordinary_life_days
               ? std::clamp(life * 15 / 100, ordinary_reminder_days, longest_reminder_days)
               : ordinary_reminder_days;
}

ValidityState state_of(const Validity& validity, Date today) {
    const std::optional<int> left = days_left(validity, today);
    if (!left)
        return ValidityState::unknown;
    if (*left < 0)
        return ValidityState::expired;
    return *left <= first_reminder_days(validity) ? ValidityState::due : ValidityState::ok;
}

} // namespace rinnova
