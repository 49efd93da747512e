// SPDX-License-Identifier: Apache-2.0
#include "desktop/Overview.h"

#include "desktop/AccountDelegate.h"
#include "desktop/QtText.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace rinnova::desktop {

Overview::Overview(AccountsModel& model, QWidget* parent) : QWidget(parent), m_model(model), m_filter(model) {
    fill();
    connect(&m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_filter.search(text);
        refresh();
    });
    connect(&m_which, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_filter.show_only(static_cast<AccountsFilter::Which>(index));
        refresh();
    });
    connect(&m_list, &QTreeView::activated, this,
            [this](const QModelIndex& index) { Q_EMIT account_wanted(key_at(index)); });
    connect(m_list.selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        if (const auto account = chosen())
            m_wanted = account;
        update_buttons();
    });
    connect(&m_renew, &QPushButton::clicked, this, [this] {
        if (const auto account = chosen())
            Q_EMIT renew_wanted(*account);
    });
    connect(&m_open, &QPushButton::clicked, this, [this] {
        if (const auto account = chosen())
            Q_EMIT account_wanted(*account);
    });
    connect(&m_many, &QPushButton::clicked, this, &Overview::many_wanted);
    refresh();
}

void Overview::fill() {
    m_search.setPlaceholderText(qt(translate("desktop", "Search")));
    m_search.setAccessibleName(qt(translate("desktop", "Search the accounts")));
    m_search.installEventFilter(this);
    m_which.setAccessibleName(qt(translate("desktop", "Which accounts are shown")));
    m_which.addItem(qt(translate("desktop", "All accounts")));
    m_which.addItem(qt(translate("desktop", "Due or expired")));
    m_which.addItem(qt(translate("desktop", "Not finished")));
    m_which.addItem(qt(translate("desktop", "With another password somewhere")));

    m_list.setModel(&m_filter);
    m_list.setItemDelegate(new AccountDelegate(&m_list));
    m_list.setAccessibleName(qt(translate("desktop", "Accounts")));
    m_list.setRootIsDecorated(false);
    m_list.setItemsExpandable(false);
    m_list.setUniformRowHeights(true);
    m_list.setAllColumnsShowFocus(true);
    m_list.setAlternatingRowColors(true);
    m_list.setSortingEnabled(true);
    m_list.sortByColumn(-1, Qt::AscendingOrder); // as the model has them: the most urgent first
    m_list.setEditTriggers(QAbstractItemView::NoEditTriggers);
    QHeaderView& header = *m_list.header();
    header.setStretchLastSection(false);
    header.setSectionResizeMode(QHeaderView::Interactive);
    header.setSectionResizeMode(AccountsModel::account, QHeaderView::Stretch);
    const int unit = fontMetrics().averageCharWidth();
    header.resizeSection(AccountsModel::provider, 14 * unit);
    header.resizeSection(AccountsModel::time_left, 32 * unit);
    header.resizeSection(AccountsModel::copies, 28 * unit);
    header.resizeSection(AccountsModel::notice, 18 * unit);

    m_summary.setTextFormat(Qt::PlainText);
    m_nothing.setTextFormat(Qt::PlainText);
    m_nothing.setAlignment(Qt::AlignCenter);
    m_nothing.setWordWrap(true);
    m_renew.setText(qt(translate("desktop", "&Renew…")));
    m_open.setText(qt(translate("desktop", "&Details")));
    m_many.setText(qt(translate("desktop", "Renew &several…")));
    m_renew.setDefault(true);

    auto* top = new QHBoxLayout;
    top->addWidget(&m_search, 1);
    top->addWidget(&m_which);
    auto* bottom = new QHBoxLayout;
    bottom->addWidget(&m_summary, 1);
    bottom->addWidget(&m_many);
    bottom->addWidget(&m_open);
    bottom->addWidget(&m_renew);
    auto* all = new QVBoxLayout(this);
    all->addLayout(top);
    all->addWidget(&m_list, 1);
    all->addWidget(&m_nothing);
    all->addLayout(bottom);
    const std::initializer_list<QWidget*> order{&m_search, &m_which, &m_list, &m_many, &m_open, &m_renew};
    for (auto widget = order.begin(); widget + 1 != order.end(); ++widget)
        setTabOrder(*widget, *(widget + 1));
}

AccountKey Overview::key_at(const QModelIndex& index) const {
    return m_model.at(m_filter.mapToSource(index).row()).account;
}

std::optional<AccountKey> Overview::chosen() const {
    const QModelIndex index = m_list.currentIndex();
    return index.isValid() ? std::optional(key_at(index)) : std::nullopt;
}

void Overview::choose(const AccountKey& account) {
    m_wanted = account;
    const int row = m_model.row_of(account);
    if (row < 0)
        return;
    if (!m_filter.mapFromSource(m_model.index(row, 0)).isValid()) {
        m_search.clear();
        m_which.setCurrentIndex(0);
    }
    refresh();
}

void Overview::refresh() {
    // The same account stays the chosen one; else the most urgent is.
    const int row = m_wanted ? m_model.row_of(*m_wanted) : -1;
    QModelIndex index = row < 0 ? QModelIndex() : m_filter.mapFromSource(m_model.index(row, 0));
    if (!index.isValid() && m_filter.rowCount() > 0)
        index = m_filter.index(0, 0);
    if (index.isValid() && index.row() != m_list.currentIndex().row()) {
        const auto wanted = m_wanted;
        m_list.setCurrentIndex(index);
        if (wanted)
            m_wanted = wanted;
        m_list.scrollTo(index);
    }
    const auto& accounts = m_model.accounts();
    // Not sooner: its picture is looked for in the desktop's themes, which the first frame need not wait for.
    m_search.setClearButtonEnabled(!accounts.empty());
    const auto due = static_cast<int>(std::count_if(accounts.begin(), accounts.end(), is_due));
    const auto open = static_cast<int>(std::count_if(accounts.begin(), accounts.end(), is_unfinished));
    QString summary = qt(translate_count("desktop", "%n account(s)", static_cast<int>(accounts.size())));
    if (due > 0)
        summary += QStringLiteral(" · ") + qt(translate_count("desktop", "%n to renew", due));
    if (open > 0)
        summary += QStringLiteral(" · ") + qt(translate_count("desktop", "%n not finished", open));
    m_summary.setText(summary);
    const bool nothing = m_filter.rowCount() == 0;
    m_nothing.setText(qt(translate("desktop", "No account fits the search.")));
    m_nothing.setVisible(nothing && !accounts.empty());
    update_buttons();
}

void Overview::update_buttons() {
    const bool one = chosen().has_value();
    m_renew.setEnabled(one);
    m_open.setEnabled(one);
    m_many.setEnabled(m_model.rowCount() > 1);
}

void Overview::find() {
    m_search.setFocus(Qt::ShortcutFocusReason);
    m_search.selectAll();
}

bool Overview::eventFilter(QObject* watched, QEvent* event) {
    // From the search straight into the list, as one expects of a list below it.
    if (watched == &m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
            m_list.setFocus(Qt::TabFocusReason);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void Overview::resizeEvent(QResizeEvent* event) {
    // In a small window the account's name needs the room; an account's page has the notice too.
    m_list.setColumnHidden(AccountsModel::notice, width() < 135 * fontMetrics().averageCharWidth());
    QWidget::resizeEvent(event);
}

QByteArray Overview::columns() const {
    return m_list.header()->saveState();
}

void Overview::restore_columns(const QByteArray& columns) {
    if (!columns.isEmpty())
        m_list.header()->restoreState(columns);
}

} // namespace rinnova::desktop
