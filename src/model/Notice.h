// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/Account.h"
#include "model/ReminderPlan.h"

#include <optional>
#include <string>
#include <vector>

namespace rinnova {

/// One account's part in a notice.
struct NoticeItem {
    AccountKey account{};
    NoticeReason reason = NoticeReason::due;
    Urgency urgency = Urgency::normal;
    int threshold = 0;                  ///< as in PlannedNotice
    std::string cycle{};                ///< the expiry or the rotation it is about; see ledger::NoticeRecord
    std::optional<Date> expires{};      ///< the last day of validity
    std::optional<int> days_left{};     ///< to it; negative afterwards
    std::optional<Date> snooze_limit{}; ///< none: cannot be put off any more
    std::vector<std::string> places{};  ///< of open slots: what a person would call them

    bool operator==(const NoticeItem&) const = default;
};

/// All that is due for one reader at one time, in the user's language. Never a secret.
struct Notice {
    std::vector<NoticeItem> items; ///< the most urgent first
    Urgency urgency = Urgency::normal;
    bool may_snooze = false; ///< at least one of them can be put off
    std::string title;
    std::string body;
    std::string in_terminal;       ///< what to type where there is no button to press; may be empty
    std::string lock_screen_title; ///< for where others can read it: no address, unless the user allows it
    std::string lock_screen_body;

    bool operator==(const Notice&) const = default;
};

struct DueNotices {
    std::optional<Notice> for_user;
    std::optional<Notice> for_second_person; ///< through the second channel alone

    bool operator==(const DueNotices&) const = default;
};

} // namespace rinnova
