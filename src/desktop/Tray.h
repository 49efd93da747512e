// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/Requests.h"

#include <QMenu>
#include <QObject>
#include <QSystemTrayIcon>

#include <memory>
#include <vector>

namespace rinnova::desktop {

/// The state in the tray: an icon with the number of accounts that need somebody, and the most urgent ones in
/// its menu. Nothing where the desktop has no tray.
class Tray final : public QObject {
    Q_OBJECT
  public:
    explicit Tray(QObject* parent = nullptr);

    /// Whether there is one now. Desktops start theirs when they like: ask again.
    static bool there() { return QSystemTrayIcon::isSystemTrayAvailable(); }
    /// Whether our icon is in it.
    bool shown() const { return m_icon != nullptr && there(); }
    /// The accounts, the most urgent first.
    void show(const std::vector<AccountStatus>& accounts);

  Q_SIGNALS:
    void open_wanted();
    void renew_wanted(const rinnova::AccountKey& account);
    void account_wanted(const rinnova::AccountKey& account);
    void snooze_wanted(const rinnova::AccountKey& account);
    void quit_wanted();

  private:
    void fill_menu(const std::vector<AccountStatus>& accounts);

    QMenu m_menu;
    std::unique_ptr<QSystemTrayIcon> m_icon;
    int m_number = -1;
};

/// `2 accounts to renew`, or that all is well.
QString state_in_words(const std::vector<AccountStatus>& accounts);

} // namespace rinnova::desktop
