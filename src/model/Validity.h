// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/Date.h"

#include <optional>
#include <string_view>
#include <vector>

namespace rinnova {

/// How an expiry is known.
enum class ExpirySource {
    panel,  ///< read on the provider's page: beats everything
    issued, ///< computed from the day of issue
    client, ///< computed from the day a mail program first held it
    unknown,
};

std::string_view to_string(ExpirySource source) noexcept;
std::optional<ExpirySource> expiry_source_from(std::string_view text) noexcept;

struct Validity {
    std::optional<Date> issued;
    std::optional<Date> expires; ///< the last day on which it is valid
    ExpirySource source = ExpirySource::unknown;

    bool operator==(const Validity&) const = default;
};

/// How long a provider's passwords live. With both members the earlier date counts; with none they do not
/// expire.
struct Lifetime {
    std::optional<int> days;
    std::optional<int> months; ///< of the calendar

    bool operator==(const Lifetime&) const = default;
};

/// A lifetime for passwords issued from a day on, up to and including another.
struct LifetimePolicy {
    Lifetime lifetime;
    std::optional<Date> from;
    std::optional<Date> to;
    std::string source;

    bool operator==(const LifetimePolicy&) const = default;
};

/// The last day of validity of a password issued on a day, or none when passwords do not expire.
std::optional<Date> expiry_of(Date issued, const Lifetime& lifetime);

/// The lifetime in force for a password issued on a day: the last policy that covers it, else the general
/// one.
const Lifetime& lifetime_on(Date issued, const Lifetime& general,
                            const std::vector<LifetimePolicy>& policies);

/// How many days before the end the first reminder comes: 14; for lives above 93 days, when 15 % of the life
/// is left, at most 30.
int first_reminder_days(const Validity& validity);

enum class ValidityState { ok, due, expired, unknown };

std::string_view to_string(ValidityState state) noexcept;
std::optional<ValidityState> validity_state_from(std::string_view text) noexcept;

/// Days from `today` to the last day of validity: 0 on that day, negative afterwards.
std::optional<int> days_left(const Validity& validity, Date today);

/// `due` from the first reminder on.
ValidityState state_of(const Validity& validity, Date today);

} // namespace rinnova
