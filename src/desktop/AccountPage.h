// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desktop/AccountsModel.h"
#include "desktop/Calls.h"
#include "desktop/FindingList.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QTabWidget>
#include <QTreeWidget>
#include <QWidget>

#include <optional>

namespace rinnova::desktop {

/// One account: where its password is stored, what is wrong with its settings, what has happened to it.
class AccountPage final : public QWidget {
    Q_OBJECT
  public:
    AccountPage(Calls& calls, AccountsModel& model, QWidget* parent = nullptr);

    void show_account(const AccountKey& account);
    void refresh();
    std::optional<AccountKey> account() const { return m_account; }

  Q_SIGNALS:
    void back_wanted();
    void renew_wanted(const rinnova::AccountKey& account);
    /// Something was changed: the overview is another one.
    void changed();

  private:
    void lay_out();
    void show_status(const AccountStatus& status);
    void show_findings(const Result<std::vector<Finding>>& findings);
    void show_reminders(const Result<AccountReminders>& reminders);
    void show_history(const Result<std::vector<HistoryEntry>>& entries);
    void ask_for_rest();
    void set_date();
    void add_device();
    void check_copies();
    void copy_password();
    void undo();
    void snooze();
    void forget();
    void confirm_chosen();
    void finish_open();
    void adopt_chosen();
    void adopt(const Slot& slot);
    void set_reminders();
    void update_slot_buttons();
    std::optional<Slot> chosen_slot() const;
    /// Runs a call for an account, says how it went, and shows what there is now.
    template <typename Call>
    void act(const AccountKey& account, const QString& done, Call call);
    void answered(const AccountKey& account, const QString& done, const std::optional<Error>& error);
    /// Named where the page shows another account by now.
    void say(const AccountKey& account, const QString& words);

    Calls& m_calls;
    AccountsModel& m_model;
    std::optional<AccountKey> m_account;
    std::vector<Slot> m_slots;
    std::optional<AccountReminders> m_known_reminders;

    QPushButton m_back;
    QLabel m_title;
    QLabel m_state;
    QLabel m_reminded;
    QLabel m_said;
    QTabWidget m_tabs;
    QTreeWidget m_copies;
    QScrollArea m_findings_area; ///< before what lies in it, which it would delete otherwise
    FindingList m_findings;
    QTreeWidget m_history;
    QPushButton m_confirm;
    QPushButton m_finish;
    QPushButton m_adopt;
    QPushButton m_device;
    QPushButton m_check;
    QPushButton m_copy;
    QPushButton m_date;
    QPushButton m_undo;
    QPushButton m_reminders;
    QPushButton m_snooze;
    QPushButton m_forget;
    QPushButton m_renew;
};

} // namespace rinnova::desktop
