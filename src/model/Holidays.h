// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Clock.h"

namespace rinnova {

/// The Sunday of Easter in the Gregorian calendar.
Date easter_sunday(std::chrono::year year);

/// Whether the whole of Italy has the day off, apart from Sundays: law 260 of 27 May 1949 as changed, and the
/// 4th of October again from 2026 on (law 151 of 8 October 2025). Patron saints of towns are not known here.
bool is_italian_holiday(Date date);

bool is_weekend(Date date);

} // namespace rinnova
