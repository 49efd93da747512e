// SPDX-License-Identifier: Apache-2.0
#include "desktop/Tray.h"

#include "desktop/AccountsModel.h"
#include "desktop/Looks.h"
#include "desktop/QtText.h"

#include <algorithm>

namespace rinnova::desktop {

namespace {

constexpr int most_in_menu = 3;

bool needs_somebody(const AccountStatus& account) {
    return is_due(account) || is_unfinished(account);
}

} // namespace

QString state_in_words(const std::vector<AccountStatus>& accounts) {
    const auto due = static_cast<int>(std::count_if(accounts.begin(), accounts.end(), is_due));
    const auto open = static_cast<int>(std::count_if(accounts.begin(), accounts.end(), is_unfinished));
    if (due > 0)
        return qt(translate_count("desktop", "%n password(s) to renew", due));
    if (open > 0)
        return qt(translate_count("desktop", "%n account(s) not finished", open));
    return qt(translate("desktop", "Nothing is due"));
}

Tray::Tray(QObject* parent) : QObject(parent) {}

void Tray::show(const std::vector<AccountStatus>& accounts) {
    if (!there()) {
        m_icon.reset();
        m_number = -1;
        return;
    }
    const auto number = static_cast<int>(std::count_if(accounts.begin(), accounts.end(), needs_somebody));
    if (!m_icon) {
        m_icon = std::make_unique<QSystemTrayIcon>();
        m_icon->setContextMenu(&m_menu);
        connect(m_icon.get(), &QSystemTrayIcon::activated, this,
                [this](QSystemTrayIcon::ActivationReason reason) {
                    if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
                        Q_EMIT open_wanted();
                });
    }
    if (std::exchange(m_number, number) != number)
        m_icon->setIcon(program_icon(number));
    m_icon->setToolTip(QStringLiteral("Rinnova – ") + state_in_words(accounts));
    fill_menu(accounts);
    m_icon->show();
}

void Tray::fill_menu(const std::vector<AccountStatus>& accounts) {
    m_menu.clear();
    m_menu.addAction(state_in_words(accounts))->setEnabled(false);
    int shown = 0;
    for (const AccountStatus& account : accounts) {
        if (!needs_somebody(account) || shown++ == most_in_menu)
            break;
        QMenu* of_account =
            m_menu.addMenu(qt(account.account.login) + QStringLiteral(" – ") + expiry_in_words(account));
        const AccountKey key = account.account;
        of_account->addAction(qt(translate("desktop", "&Renew…")), this,
                              [this, key] { Q_EMIT renew_wanted(key); });
        of_account->addAction(qt(translate("desktop", "&Details")), this,
                              [this, key] { Q_EMIT account_wanted(key); });
        of_account->addAction(qt(translate("desktop", "Remind me &later")), this,
                              [this, key] { Q_EMIT snooze_wanted(key); });
    }
    m_menu.addSeparator();
    m_menu.addAction(qt(translate("desktop", "&Open Rinnova")), this, &Tray::open_wanted);
    m_menu.addAction(qt(translate("desktop", "&Quit")), this, &Tray::quit_wanted);
}

} // namespace rinnova::desktop
