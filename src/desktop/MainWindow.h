// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desktop/AccountsModel.h"
#include "desktop/AgentOffer.h"
#include "desktop/Calls.h"
#include "desktop/Overview.h"
#include "desktop/Welcome.h"

#include <QLabel>
#include <QMainWindow>
#include <QStackedWidget>

namespace rinnova::desktop {

class AccountPage;

/// The window: the overview, one account's page, or the first-run page.
class MainWindow final : public QMainWindow {
    Q_OBJECT
  public:
    MainWindow(Calls& calls, AccountsModel& model);
    ~MainWindow() override;

    /// The accounts are known anew.
    void refresh();
    void show_error(const Error& error);
    void show_account(const AccountKey& account);
    void show_overview();
    void set_agent_runs(bool runs) { m_offer.set_agent_runs(runs); }
    /// Whether closing it leaves the program in the tray.
    void set_stays_in_tray(bool stays) { m_stays_in_tray = stays; }

  Q_SIGNALS:
    void renew_wanted(const rinnova::AccountKey& account);
    void many_wanted();
    void import_wanted();
    void refresh_wanted();
    void quit_wanted();
    void agent_set_up();
    void closed();

  protected:
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    void make_menu();
    void add_autostart(QMenu& menu);
    void restore_state();
    void save_state() const;

    Calls& m_calls;
    AccountsModel& m_model;
    QStackedWidget m_pages;
    Overview m_overview;
    Welcome m_welcome;
    std::unique_ptr<AccountPage> m_account;
    QLabel m_loading;
    QLabel m_message;
    AgentOffer m_offer;
    bool m_loaded = false;
    bool m_stays_in_tray = false;
};

} // namespace rinnova::desktop
