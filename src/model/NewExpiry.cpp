// SPDX-License-Identifier: Apache-2.0
#include "model/NewExpiry.h"

#include "base/Text.h"

namespace rinnova {

namespace {

constexpr int furthest_years = 10;

} // namespace

Result<Date> parse_expiry(std::string_view text, Date today) {
    auto date = parse_date(text);
    if (date && *date > add_months(today, furthest_years * 12))
        return fail(ErrorCode::invalid_data,
                    translate("model", "%1 is more than ten years ahead.", {to_iso(*date)}));
    return date;
}

Result<Date> parse_new_expiry(std::string_view text, Date today) {
    auto date = parse_expiry(text, today);
    if (date && *date < today)
        return fail(ErrorCode::invalid_data, translate("model", "%1 lies in the past.", {to_iso(*date)}),
                    translate("model", "Give the date that the provider's page shows for the new password."));
    return date;
}

} // namespace rinnova
