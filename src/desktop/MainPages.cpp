// SPDX-License-Identifier: Apache-2.0
#include "desktop/MainPages.h"

#include "desktop/QtText.h"

#include <QVBoxLayout>

namespace rinnova::desktop {

MainPages::MainPages(Calls& calls, AccountsModel& model, QWidget* parent)
    : QWidget(parent), m_model(model), m_overview(model), m_welcome(calls), m_account(calls, model) {
    m_loading.setText(qt(translate("desktop", "One moment…")));
    m_loading.setAlignment(Qt::AlignCenter);
    m_message.setWordWrap(true);
    m_message.setTextFormat(Qt::PlainText);
    m_message.setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_message.setContentsMargins(12, 8, 12, 8);
    m_message.hide();
    for (QWidget* page : std::initializer_list<QWidget*>{&m_loading, &m_overview, &m_welcome, &m_account})
        m_pages.addWidget(page);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(&m_message);
    layout->addWidget(&m_offer);
    layout->addWidget(&m_pages, 1);
    connect(&m_offer, &AgentOffer::set_up, this, &MainPages::agent_set_up);
    connect(&m_overview, &Overview::renew_wanted, this, &MainPages::renew_wanted);
    connect(&m_overview, &Overview::account_wanted, this, &MainPages::show_account);
    connect(&m_overview, &Overview::many_wanted, this, &MainPages::many_wanted);
    connect(&m_welcome, &Welcome::tracked, this, &MainPages::refresh_wanted);
    connect(&m_welcome, &Welcome::import_wanted, this, &MainPages::import_wanted);
    connect(&m_account, &AccountPage::back_wanted, this, &MainPages::show_overview);
    connect(&m_account, &AccountPage::renew_wanted, this, &MainPages::renew_wanted);
    connect(&m_account, &AccountPage::changed, this, &MainPages::refresh_wanted);
}

void MainPages::refresh() {
    m_loaded = true;
    m_message.hide();
    m_overview.refresh();
    m_account.refresh();
    if (m_model.rowCount() == 0) {
        m_pages.setCurrentWidget(&m_welcome);
        m_welcome.look();
    } else if (m_pages.currentWidget() != &m_account) {
        m_pages.setCurrentWidget(&m_overview);
    }
}

void MainPages::show_error(const Error& error) {
    m_message.setText(error_in_words(error));
    m_message.show();
    if (!m_loaded)
        m_loading.clear();
}

void MainPages::show_account(const AccountKey& account) {
    m_overview.choose(account);
    m_account.show_account(account);
    m_pages.setCurrentWidget(&m_account);
}

void MainPages::show_overview() {
    if (m_loaded && m_model.rowCount() > 0)
        m_pages.setCurrentWidget(&m_overview);
}

void MainPages::find() {
    show_overview();
    m_overview.find();
}

std::optional<AccountKey> MainPages::chosen() const {
    return m_pages.currentWidget() == &m_account ? m_account.account() : m_overview.chosen();
}

} // namespace rinnova::desktop
