// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desktop/AccountPage.h"
#include "desktop/AccountsModel.h"
#include "desktop/AgentOffer.h"
#include "desktop/Calls.h"
#include "desktop/Overview.h"
#include "desktop/Welcome.h"

#include <QLabel>
#include <QStackedWidget>

namespace rinnova::desktop {

/// What the window shows: the overview, one account's page, or the first-run page.
class MainPages final : public QWidget {
    Q_OBJECT
  public:
    MainPages(Calls& calls, AccountsModel& model, QWidget* parent = nullptr);

    /// The accounts are known anew.
    void refresh();
    void show_error(const Error& error);
    void show_account(const AccountKey& account);
    void show_overview();
    void find();
    /// Whose page is shown, or who is chosen in the overview.
    std::optional<AccountKey> chosen() const;
    /// Whether the accounts have been known at all.
    bool loaded() const { return m_loaded; }
    void set_agent_runs(bool runs) { m_offer.set_agent_runs(runs); }
    QByteArray columns() const { return m_overview.columns(); }
    void restore_columns(const QByteArray& columns) { m_overview.restore_columns(columns); }

  Q_SIGNALS:
    void renew_wanted(const rinnova::AccountKey& account);
    void many_wanted();
    void import_wanted();
    void refresh_wanted();
    void agent_set_up();

  private:
    AccountsModel& m_model;
    QStackedWidget m_pages;
    Overview m_overview;
    Welcome m_welcome;
    AccountPage m_account;
    QLabel m_loading;
    QLabel m_message;
    AgentOffer m_offer;
    bool m_loaded = false;
};

} // namespace rinnova::desktop
