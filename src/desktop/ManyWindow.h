// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desktop/AccountsModel.h"
#include "desktop/Calls.h"
#include "desktop/RenewWindow.h"

#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QTreeWidget>

#include <map>
#include <optional>
#include <vector>

namespace rinnova::desktop {

/// Many renewals in a row: those that were chosen, one window of the one step after the other, each with its
/// own page. Nothing is lost by a pause: what was renewed is renewed.
class ManyWindow final : public QWidget {
    Q_OBJECT
  public:
    ManyWindow(Calls& calls, const AccountsModel& model);

    /// Where nothing was chosen yet, the list as it is now.
    void refresh();
    /// The account whose window is open.
    std::optional<AccountKey> current() const;

  Q_SIGNALS:
    void changed();
    /// The new passwords stand in a file.
    void file_wanted();

  protected:
    void closeEvent(QCloseEvent* event) override;

  private:
    void lay_out();
    void fill();
    void start_or_pause();
    void pause();
    void begin_next();
    void step_done();
    void note_result();
    /// Whether it is closed now: it stays while it works, and while it holds a password.
    bool stop_current();
    void save();
    void print();
    std::vector<AccountResult> results() const;
    void update_words();
    QString staggering_hint() const;
    std::vector<AccountKey> chosen() const;

    Calls& m_calls;
    const AccountsModel& m_model;
    std::vector<AccountStatus> m_accounts;
    std::map<AccountKey, AccountResult> m_results;
    std::vector<AccountKey> m_queue; ///< what is still to be done, the next first
    std::size_t m_of = 0;            ///< how many they were
    bool m_running = false;
    bool m_skips = false; ///< once its user has agreed to close the step, the next one begins
    QPointer<RenewWindow> m_step;

    QLabel m_words;
    QLabel m_hint;
    QTreeWidget m_list;
    QPushButton m_all;
    QPushButton m_start;
    QPushButton m_file;
    QPushButton m_save;
    QPushButton m_print;
    QPushButton m_close;
};

} // namespace rinnova::desktop
