// SPDX-License-Identifier: Apache-2.0
#include "desktop/ManyWindow.h"

#include "desktop/Looks.h"
#include "desktop/QtText.h"
#include "desktop/Summary.h"
#include "service/Words.h"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace rinnova::desktop {

namespace {

enum RowColumn { row_account, row_provider, row_expires, row_result };
/// From so many on one day on, it is worth spreading them.
constexpr int many_on_a_day = 5;

} // namespace

ManyWindow::ManyWindow(Calls& calls, const AccountsModel& model)
    : QWidget(nullptr, Qt::Window), m_calls(calls), m_model(model) {
    setWindowTitle(qt(translate("desktop", "Renew several accounts")));
    lay_out();
    connect(&m_list, &QTreeWidget::itemChanged, this, [this] { update_words(); });
    connect(&m_all, &QPushButton::clicked, this, [this] {
        const bool some_missing = static_cast<int>(chosen().size()) < m_list.topLevelItemCount();
        for (int row = 0; row < m_list.topLevelItemCount(); ++row)
            m_list.topLevelItem(row)->setCheckState(0, some_missing ? Qt::Checked : Qt::Unchecked);
    });
    connect(&m_start, &QPushButton::clicked, this, [this] { start_or_pause(); });
    connect(&m_file, &QPushButton::clicked, this, &ManyWindow::file_wanted);
    connect(&m_save, &QPushButton::clicked, this, [this] { save(); });
    connect(&m_print, &QPushButton::clicked, this, [this] { print(); });
    connect(&m_close, &QPushButton::clicked, this, &QWidget::close);
    refresh();
}

void ManyWindow::lay_out() {
    m_words.setWordWrap(true);
    m_words.setTextFormat(Qt::PlainText);
    m_hint.setWordWrap(true);
    m_hint.setTextFormat(Qt::PlainText);
    m_list.setAccessibleName(qt(translate("desktop", "Accounts to renew")));
    m_list.setHeaderLabels({qt(translate("desktop", "Account")), qt(translate("desktop", "Provider")),
                            qt(translate("desktop", "Expires")), qt(translate("desktop", "Result"))});
    m_list.setRootIsDecorated(false);
    m_list.setUniformRowHeights(true);
    m_list.setAlternatingRowColors(true);
    m_list.header()->setStretchLastSection(true);
    m_all.setText(qt(translate("desktop", "&All or none")));
    m_file.setText(qt(translate("desktop", "&Passwords from a file…")));
    m_save.setText(qt(translate("desktop", "&Save the summary…")));
    m_print.setText(qt(translate("desktop", "Pr&int it…")));
    m_close.setText(qt(translate("desktop", "&Close")));
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(&m_all);
    buttons->addWidget(&m_file);
    buttons->addWidget(&m_save);
    buttons->addWidget(&m_print);
    buttons->addStretch(1);
    buttons->addWidget(&m_close);
    buttons->addWidget(&m_start);
    auto* all = new QVBoxLayout(this);
    all->addWidget(&m_words);
    all->addWidget(&m_list, 1);
    all->addWidget(&m_hint);
    all->addLayout(buttons);
    resize(fontMetrics().averageCharWidth() * 110, fontMetrics().height() * 28);
}

void ManyWindow::refresh() {
    if (m_of > 0 || (m_list.topLevelItemCount() > 0 && isVisible()))
        return;
    m_accounts = m_model.accounts();
    fill();
}

void ManyWindow::fill() {
    const QSignalBlocker quiet(m_list);
    m_list.clear();
    for (const AccountStatus& status : m_accounts) {
        auto* item = new QTreeWidgetItem(&m_list, {qt(status.account.login),
                                                   provider_in_words(status.account.provider),
                                                   expiry_in_words(status),
                                                   {}});
        item->setCheckState(0, is_due(status) ? Qt::Checked : Qt::Unchecked);
    }
    for (const int column : {row_account, row_provider, row_expires})
        m_list.resizeColumnToContents(column);
    update_words();
}

std::vector<AccountKey> ManyWindow::chosen() const {
    std::vector<AccountKey> keys;
    for (int row = 0; row < m_list.topLevelItemCount(); ++row)
        if (m_list.topLevelItem(row)->checkState(0) == Qt::Checked)
            keys.push_back(m_accounts[static_cast<std::size_t>(row)].account);
    return keys;
}

std::optional<AccountKey> ManyWindow::current() const {
    return m_step ? std::optional(m_step->account()) : std::nullopt;
}

void ManyWindow::start_or_pause() {
    if (m_running)
        return pause();
    if (m_step) { // its page is open already
        m_running = true;
        m_step->raise();
        m_step->activateWindow();
        return update_words();
    }
    if (m_queue.empty()) {
        m_queue = chosen();
        std::erase_if(m_queue, [this](const AccountKey& key) {
            const auto known = m_results.find(key);
            return known != m_results.end() && known->second.outcome == AccountOutcome::done;
        });
        m_of = m_queue.size();
    }
    m_running = !m_queue.empty();
    begin_next();
}

void ManyWindow::pause() {
    m_running = false;
    m_skips = false;
    stop_current();
    update_words();
}

void ManyWindow::begin_next() {
    if (m_running && m_queue.empty())
        m_running = false;
    update_words();
    if (!m_running)
        return;
    const std::size_t number = m_of - m_queue.size() + 1;
    m_step =
        new RenewWindow(m_calls, m_queue.front(),
                        qt(translate("desktop", "%1 of %2", {std::to_string(number), std::to_string(m_of)})));
    m_step->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_step, &RenewWindow::changed, this, [this] {
        note_result();
        Q_EMIT changed();
        if (m_step && m_step->result() && m_step->result()->outcome == AccountOutcome::done)
            step_done(); // nothing there to look at: on to the next page
    });
    connect(m_step, &RenewWindow::next_wanted, this, [this] { step_done(); });
    connect(m_step, &RenewWindow::cancel_wanted, this, [this] { pause(); });
    connect(m_step, &RenewWindow::closed, this, [this] {
        if (m_step)
            m_skips ? step_done() : pause();
    });
    m_step->show();
    m_step->begin(true);
    m_step->raise();
    m_step->activateWindow();
}

void ManyWindow::step_done() {
    note_result();
    m_skips = true;
    if (!stop_current())
        return;
    m_skips = false;
    if (!m_queue.empty())
        m_queue.erase(m_queue.begin());
    begin_next();
}

bool ManyWindow::stop_current() {
    if (!m_step)
        return true;
    if (m_step->running())
        return false; // it comes to its end first
    // Aside: that it closes now is no news.
    const QPointer<RenewWindow> step = std::exchange(m_step, nullptr);
    if (step->close()) {
        step->disconnect(this);
        return true;
    }
    m_step = step; // it asks whether its password may be lost
    return false;
}

void ManyWindow::note_result() {
    if (!m_step || !m_step->result())
        return;
    const AccountResult& one = *m_step->result();
    m_results.insert_or_assign(one.account, one);
    for (std::size_t row = 0; row < m_accounts.size(); ++row) {
        if (m_accounts[row].account != one.account)
            continue;
        QTreeWidgetItem* item = m_list.topLevelItem(static_cast<int>(row));
        const Word word = word_for(one.outcome);
        item->setText(row_result, qt(word.text));
        item->setIcon(row_result, icon_of(word.tone == Tone::good  ? Shape::tick
                                          : word.tone == Tone::bad ? Shape::cross
                                                                   : Shape::warning,
                                          word.tone, palette()));
        if (one.validity.expires && word.tone == Tone::good)
            item->setText(row_expires, long_date(*one.validity.expires));
    }
}

QString ManyWindow::staggering_hint() const {
    std::map<Date, int> on_day;
    for (const AccountStatus& status : m_accounts)
        if (status.validity.expires && status.days_left && *status.days_left >= 0)
            ++on_day[*status.validity.expires];
    const auto most = std::max_element(on_day.begin(), on_day.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    if (most == on_day.end() || most->second < many_on_a_day)
        return {};
    return qt(translate_count(
        "desktop",
        "%n account(s) expire on %1. Renew some of them a week earlier, and from then on they "
        "no longer fall on the same day.",
        most->second, {long_date(most->first).toStdString()}));
}

void ManyWindow::update_words() {
    const auto count = static_cast<int>(chosen().size());
    if (m_running)
        m_words.setText(qt(translate("desktop", "%1 of %2 are done. The next page is open in the browser.",
                                     {std::to_string(m_of - m_queue.size()), std::to_string(m_of)})));
    else if (m_of > 0 && m_queue.empty())
        m_words.setText(qt(translate_count("desktop", "Finished: %n account(s) were gone through.",
                                           static_cast<int>(m_of))));
    else if (m_of > 0)
        m_words.setText(qt(translate("desktop", "Paused after %1 of %2.",
                                     {std::to_string(m_of - m_queue.size()), std::to_string(m_of)})));
    else
        m_words.setText(
            qt(translate("desktop", "Choose the accounts. Their pages are opened one after the other, and "
                                    "each paste goes to its own account alone.")));
    m_start.setText(m_running          ? qt(translate("desktop", "&Pause"))
                    : !m_queue.empty() ? qt(translate("desktop", "&Go on"))
                                       : qt(translate_count("desktop", "&Renew %n account(s)", count)));
    m_start.setEnabled(m_running || !m_queue.empty() || count > 0);
    m_all.setEnabled(!m_running);
    const bool any = !m_results.empty();
    m_save.setVisible(any);
    m_print.setVisible(any);
    m_file.setVisible(!any && !m_running);
    const QString hint = staggering_hint();
    m_hint.setText(hint);
    m_hint.setVisible(!hint.isEmpty());
}

std::vector<AccountResult> ManyWindow::results() const {
    std::vector<AccountResult> results;
    for (const auto& [key, one] : m_results)
        results.push_back(one);
    return results;
}

void ManyWindow::save() {
    const Date today = m_calls.world().clock.today();
    save_summary(this, summary_page(results(), today), today,
                 [this](const Error& error) { m_words.setText(error_in_words(error)); });
}

void ManyWindow::print() {
    print_summary(this, summary_page(results(), m_calls.world().clock.today()));
}

void ManyWindow::closeEvent(QCloseEvent* event) {
    pause();
    // Its step has nobody else who notes what becomes of it.
    event->setAccepted(!m_step);
}

} // namespace rinnova::desktop
