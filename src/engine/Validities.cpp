// SPDX-License-Identifier: Apache-2.0
#include "engine/Rotate.h"

#include <algorithm>

namespace rinnova {

namespace {

std::optional<Date> computed_expiry(const World& world, const AccountKey& key, Date issued) {
    const Provider* provider = world.providers.find(key.provider);
    if (provider == nullptr)
        return std::nullopt;
    return expiry_of(issued,
                     lifetime_on(issued, provider->credential.lifetime, provider->credential.policies));
}

} // namespace

Validity learn_validity(const World& world, const AccountKey& key, const std::vector<Slot>& slots) {
    std::optional<Timestamp> newest;
    for (const Slot& slot : slots)
        if (slot.password_changed)
            newest = std::max(newest.value_or(*slot.password_changed), *slot.password_changed);
    if (!newest || *newest > world.clock.now())
        return {};
    Validity validity;
    validity.issued = world.clock.local_date(*newest);
    validity.expires = computed_expiry(world, key, *validity.issued);
    validity.source = validity.expires ? ExpirySource::client : ExpirySource::unknown;
    return validity;
}

Result<Validity> new_validity(const World& world, const AccountKey& key, const std::optional<Date>& issued,
                              const std::optional<Date>& expires) {
    const Date today = world.clock.today();
    if (issued && *issued > today)
        return fail(ErrorCode::invalid_data, translate("engine", "The day of issue lies in the future."));
    if (expires && *expires < today)
        return fail(ErrorCode::invalid_data,
                    translate("engine", "The expiry %1 lies in the past.", {to_iso(*expires)}),
                    translate("engine", "Read the date on the provider's page again: day, month, year."));
    if (expires && *expires > add_months(today, 120))
        return fail(ErrorCode::invalid_data,
                    translate("engine", "The expiry %1 is more than ten years ahead.", {to_iso(*expires)}),
                    translate("engine", "Read the date on the provider's page again: day, month, year."));
    Validity validity;
    validity.issued = issued.value_or(today);
    validity.expires = expires ? expires : computed_expiry(world, key, *validity.issued);
    validity.source = expires            ? ExpirySource::panel
                      : validity.expires ? ExpirySource::issued
                                         : ExpirySource::unknown;
    return validity;
}

} // namespace rinnova
