// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Clock.h"

#include <chrono>

namespace rinnova::fleet {

/// When to send next, so that the machines of a fleet do not come all at once. `chance` lies between 0 and 1.

/// After a report that was kept: what the server said, or up to a quarter of it less.
std::chrono::seconds pause_after_success(int next_report_seconds, double chance);

/// After the n-th failure in a row: a minute, doubled up to four hours; half of that at least. Never below
/// what the server asked for.
std::chrono::seconds pause_after_failure(int failures, int retry_after_seconds, double chance);

/// Whether a moment that was noted is one that a right clock could have noted: not more than a week ahead.
bool is_credible(Timestamp next, Timestamp now);

} // namespace rinnova::fleet
