// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Clock.h"
#include "base/Error.h"

#include <optional>
#include <string>
#include <string_view>

namespace rinnova {

/// A date as people give it: ISO 8601 (`2027-05-25`), as on the provider's page (`25/05/2027`), or the page's
/// whole line (`Scadenza 25/05/2027`, any words before the date, a full stop after it). Day before month,
/// always. `invalid-data` for anything else, and for days that do not exist.
Result<Date> parse_date(std::string_view text);

/// A moment as `to_iso` writes it (`2026-11-22T10:15:00Z`); none for anything else.
std::optional<Timestamp> moment_from(const std::string& text);

/// Adds calendar months; a day that the month lacks becomes its last one (30 November + 3 = 28 or 29
/// February).
Date add_months(Date date, int months);

} // namespace rinnova
