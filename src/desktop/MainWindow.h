// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desktop/AccountsModel.h"
#include "desktop/Calls.h"

#include <QMainWindow>

namespace rinnova::desktop {

class MainPages;

/// The window. Its first frame is empty, as an empty one is there in half the time: fonts are the most of a
/// start, and they are loaded while the accounts are being read.
class MainWindow final : public QMainWindow {
    Q_OBJECT
  public:
    MainWindow(Calls& calls, AccountsModel& model);
    ~MainWindow() override;

    /// What it shows, made when it is first asked for.
    MainPages& pages();

  Q_SIGNALS:
    /// Its first frame has been drawn.
    void drawn();
    void renew_wanted(const rinnova::AccountKey& account);
    void many_wanted();
    void import_wanted();
    void refresh_wanted();
    void quit_wanted();
    void agent_set_up();
    void closed();

  protected:
    void paintEvent(QPaintEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    void make_menu();
    void add_autostart(QMenu& menu);
    void save_state() const;
    bool loaded() const;

    Calls& m_calls;
    AccountsModel& m_model;
    MainPages* m_pages = nullptr; ///< the central widget
    bool m_drawn = false;
};

} // namespace rinnova::desktop
