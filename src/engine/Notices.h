// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/NoticeSubjects.h"
#include "model/Notice.h"
#include "model/Requests.h"

#include <map>
#include <optional>
#include <string_view>
#include <vector>

namespace rinnova {

/// Decides when whom to tell what, and remembers that it was told. Works on the ledger alone: no plugin, no
/// vault, no provider file. Not for several threads at once.
///
/// Who tells a notice calls `told` as soon as it is out: a notice whose telling was not recorded is due
/// again, at once: whoever cannot tell it pauses before he tries again. Nothing here waits; the next deadline
/// is right until the ledger, the clock or the zone changes.
class Notices {
  public:
    /// `second_channel`: whether there is one to tell a second person by. All references outlive it.
    Notices(Ledger& ledger, const Clock& clock, ReminderSettings settings, bool second_channel);

    /// The settings are others from now on.
    void set(ReminderSettings settings);

    /// What is to be told now, as one notice for each reader.
    Result<DueNotices> due();
    /// When something will be due; `now` when it is already. None when nothing is planned.
    Result<std::optional<Timestamp>> next_deadline();
    /// For each account that has one planned, the next notice to its user.
    Result<std::map<AccountKey, Timestamp>> next_notices();

    /// `channel`: `desktop`, `mail`, `command`, `log`. What snoozes its items had ends.
    Result<void> told(const Notice& notice, std::string_view channel);
    /// Those of a notice's items that still need somebody, in the words of today; none when none does: a
    /// notice on the screen can go.
    Result<std::optional<Notice>> what_stands(std::vector<NoticeItem> items);

    /// To a notice's items. `later` puts off until the next working day those that can be.
    Result<void> react(const std::vector<NoticeItem>& items, Reaction reaction);
    /// The same for one account, by what is planned for it now. `not-found` when there is no such account.
    Result<void> react(const AccountName& name, Reaction reaction);
    /// Puts off what is due of an account, until the next working day without `until`. Gives the day.
    /// `conflict` when nothing is due, or when it cannot be put off that far: not on the last day before
    /// expiry.
    Result<Date> snooze(const AccountName& name, const std::optional<Date>& until);

  private:
    Result<void> refresh();
    const NoticeSubject* find(const AccountKey& account) const;
    /// Whom the item is about, while what it says is true; else null.
    const NoticeSubject* still_needed(const NoticeItem& item) const;
    Result<const NoticeSubject*> subject_of(const AccountName& name);
    Result<void> add_places(NoticeItem& item);
    Result<void> record(const NoticeItem& item, std::string_view channel);
    Result<void> record_reaction(const AccountKey& account, const std::string& cycle, Reaction reaction);
    Result<void> put_off(const AccountKey& account, const std::string& cycle, Date until);

    Ledger& m_ledger;
    const Clock& m_clock;
    ReminderSettings m_settings;
    bool m_second_channel;
    std::vector<NoticeSubject> m_subjects; ///< as the ledger was at `m_stamp`
    std::string m_stamp;
};

} // namespace rinnova
