// SPDX-License-Identifier: Apache-2.0
#include "fleet/reporter/Pacing.h"

#include <algorithm>

namespace rinnova::fleet {

namespace {

using std::chrono::seconds;

constexpr int shortest_interval = 60;
constexpr int longest_pause = 7 * 86400;
constexpr double first_failure = 60;
constexpr double longest_failure = 4 * 3600;

} // namespace

seconds pause_after_success(int next_report_seconds, double chance) {
    const int said = std::clamp(next_report_seconds, shortest_interval, longest_pause);
    return seconds(static_cast<int>(said * (1 - chance / 4)));
}

seconds pause_after_failure(int failures, int retry_after_seconds, double chance) {
    double pause = first_failure;
    for (int i = 1; i < failures && pause < longest_failure; ++i)
        pause *= 2;
    pause = std::min(pause, longest_failure) * (1 + chance) / 2;
    // Those that were told the same moment do not come at the same one.
    const double asked = std::min(retry_after_seconds, longest_pause) * (1 + chance / 4);
    return seconds(static_cast<int>(std::max(pause, asked)));
}

bool is_credible(Timestamp next, Timestamp now) {
    return next - now <= seconds(longest_pause) + seconds(longest_pause / 4);
}

} // namespace rinnova::fleet
