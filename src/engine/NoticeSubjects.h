// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ledger/Ledger.h"
#include "model/ReminderPlan.h"

#include <optional>
#include <string>
#include <vector>

namespace rinnova {

/// An account with all that its notices depend on.
struct NoticeSubject {
    AccountKey account;
    Validity validity;
    ReminderPolicy policy;
    std::string expiry_cycle; ///< empty when no expiry is known
    NoticeState about_expiry;
    std::optional<ledger::OpenRotation> open; ///< when slots are open
    NoticeState about_open_slots;
};

/// All accounts, by login and provider.
Result<std::vector<NoticeSubject>> load_notice_subjects(Ledger& ledger, const Clock& clock,
                                                        const ReminderSettings& settings);

/// The next notices of an account: about its expiry, about its open slots, and, where there is a second
/// channel, for the second person.
std::vector<PlannedNotice> plan_notices(const NoticeSubject& subject, const Clock& clock, LocalTime now,
                                        bool second_channel);

} // namespace rinnova
