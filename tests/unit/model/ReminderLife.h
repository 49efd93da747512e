// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "Calendar.h"
#include "model/ReminderPlan.h"
#include "support/ZoneClock.h"

#include <functional>
#include <stdexcept>

namespace rinnova::test {

/// What an agent does with a plan: sleeps until the next moment, tells, remembers.
struct ReminderLife {
    Validity validity;
    ReminderPolicy policy;
    NoticeState state;
    std::vector<ToldNotice> told; ///< in the order it was told in

    /// Runs from the clock's now to `end`; the machine sleeps wherever `awake` says no, and looks again after
    /// each hour of sleep.
    void run(ZoneClock& clock, Timestamp end, const std::function<bool(Timestamp)>& awake = {}) {
        for (int turns = 0; clock.now() < end; ++turns) {
            if (turns > 100'000)
                throw std::runtime_error("the plan does not get on");
            if (awake && !awake(clock.now())) {
                clock.set(clock.now() + std::chrono::hours(1));
                continue;
            }
            const LocalTime now = clock.local_time(clock.now());
            const auto next = next_expiry_notice(validity, policy, state, now);
            if (!next)
                return;
            if (next->moment < now)
                throw std::runtime_error("planned for the past");
            if (next->moment == now)
                tell(*next);
            else
                clock.set(std::max(clock.now() + std::chrono::seconds(1), clock.moment_of(next->moment)));
        }
    }

    void tell(const PlannedNotice& notice) {
        told.push_back({notice.reason, notice.threshold, notice.moment, {}});
        state.told.push_back(told.back());
        if (state.snoozed_until && *state.snoozed_until <= date_of(notice.moment))
            state.snoozed_until.reset();
    }
};

} // namespace rinnova::test
