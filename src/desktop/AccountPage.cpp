// SPDX-License-Identifier: Apache-2.0
#include "desktop/AccountPage.h"

#include "desktop/Looks.h"
#include "desktop/QtText.h"
#include "desktop/RemindersDialog.h"
#include "desktop/WindowWords.h"
#include "service/Words.h"

#include <QGridLayout>
#include <QHeaderView>
#include <QLocale>

namespace rinnova::desktop {

namespace {

void prepare(QTreeWidget& list, const QString& name, const QStringList& headings) {
    list.setAccessibleName(name);
    list.setHeaderLabels(headings);
    list.setRootIsDecorated(false);
    list.setAlternatingRowColors(true);
    list.setAllColumnsShowFocus(true);
    list.setUniformRowHeights(false);
    list.setWordWrap(true);
    list.header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    list.header()->setStretchLastSection(true);
    list.setEditTriggers(QAbstractItemView::NoEditTriggers);
}

} // namespace

AccountPage::AccountPage(Calls& calls, AccountsModel& model, QWidget* parent)
    : QWidget(parent), m_calls(calls), m_model(model) {
    lay_out();
    connect(&m_back, &QPushButton::clicked, this, &AccountPage::back_wanted);
    connect(&m_renew, &QPushButton::clicked, this, [this] {
        if (m_account)
            Q_EMIT renew_wanted(*m_account);
    });
    connect(&m_copies, &QTreeWidget::currentItemChanged, this, [this] { update_slot_buttons(); });
    connect(&m_confirm, &QPushButton::clicked, this, [this] { confirm_chosen(); });
    connect(&m_finish, &QPushButton::clicked, this, [this] { finish_open(); });
    connect(&m_adopt, &QPushButton::clicked, this, [this] { adopt_chosen(); });
    connect(&m_device, &QPushButton::clicked, this, [this] { add_device(); });
    connect(&m_check, &QPushButton::clicked, this, [this] { check_copies(); });
    connect(&m_date, &QPushButton::clicked, this, [this] { set_date(); });
    connect(&m_undo, &QPushButton::clicked, this, [this] { undo(); });
    connect(&m_reminders, &QPushButton::clicked, this, [this] { set_reminders(); });
    connect(&m_snooze, &QPushButton::clicked, this, [this] { snooze(); });
    connect(&m_copy, &QPushButton::clicked, this, [this] { copy_password(); });
    connect(&m_forget, &QPushButton::clicked, this, [this] { forget(); });
}

void AccountPage::lay_out() {
    m_back.setText(qt(translate("desktop", "← &All accounts")));
    QFont large = font();
    large.setBold(true);
    large.setPointSizeF(large.pointSizeF() * 1.3);
    m_title.setFont(large);
    m_title.setTextFormat(Qt::PlainText);
    m_title.setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_state.setTextFormat(Qt::PlainText);
    m_state.setWordWrap(true);
    m_reminded.setTextFormat(Qt::PlainText);
    m_reminded.setWordWrap(true);
    m_said.setTextFormat(Qt::PlainText);
    m_said.setWordWrap(true);
    m_said.hide();
    m_confirm.setText(qt(translate("desktop", "I have &done this")));
    m_finish.setText(qt(translate("desktop", "&Finish what is open")));
    m_adopt.setText(qt(translate("desktop", "Bring this one &everywhere")));
    m_device.setText(qt(translate("desktop", "Add a &phone or program…")));
    m_check.setText(qt(translate("desktop", "&Check the copies")));
    m_date.setText(qt(translate("desktop", "&Extended, or another date…")));
    m_undo.setText(qt(translate("desktop", "&Back to the password before…")));
    m_reminders.setText(qt(translate("desktop", "Re&minders…")));
    m_snooze.setText(qt(translate("desktop", "Remind me &later")));
    m_copy.setText(qt(translate("desktop", "Cop&y the password")));
    m_forget.setText(qt(translate("desktop", "St&op watching…")));
    m_renew.setText(qt(translate("desktop", "&Renew…")));
    prepare(m_copies, qt(translate("desktop", "Stored copies")),
            {qt(translate("desktop", "Where")), qt(translate("desktop", "State")),
             qt(translate("desktop", "Server")), qt(translate("desktop", "More"))});
    m_findings_area.setWidget(&m_findings);
    m_findings_area.setWidgetResizable(true);
    m_findings_area.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_findings_area.setAccessibleName(qt(translate("desktop", "Warnings")));
    m_findings.set_fixes({[this] { Q_EMIT renew_wanted(*m_account); },
                          [this](const std::string& id) {
                              for (const Slot& slot : m_slots)
                                  if (slot.id == id)
                                      return adopt(slot);
                          }});
    prepare(m_history, qt(translate("desktop", "History")),
            {qt(translate("desktop", "When")), qt(translate("desktop", "What happened"))});

    auto* copies = new QWidget;
    auto* copy_buttons = new QHBoxLayout;
    for (QPushButton* button : {&m_device, &m_check})
        copy_buttons->addWidget(button);
    copy_buttons->addStretch(1);
    for (QPushButton* button : {&m_adopt, &m_confirm, &m_finish})
        copy_buttons->addWidget(button);
    auto* copy_layout = new QVBoxLayout(copies);
    copy_layout->addWidget(&m_copies, 1);
    copy_layout->addLayout(copy_buttons);
    m_tabs.addTab(copies, qt(translate("desktop", "Stored copies")));
    m_tabs.addTab(&m_findings_area, qt(translate("desktop", "Warnings")));
    m_tabs.addTab(&m_history, qt(translate("desktop", "History")));
    m_tabs.setAccessibleName(qt(translate("desktop", "About this account")));

    auto* top = new QHBoxLayout;
    top->addWidget(&m_back);
    top->addStretch(1);
    top->addWidget(&m_snooze);
    top->addWidget(&m_date);
    top->addWidget(&m_renew);
    auto* bottom = new QHBoxLayout;
    bottom->addWidget(&m_undo);
    bottom->addWidget(&m_reminders);
    bottom->addWidget(&m_copy);
    bottom->addStretch(1);
    bottom->addWidget(&m_forget);
    auto* all = new QVBoxLayout(this);
    all->addLayout(top);
    all->addWidget(&m_title);
    all->addWidget(&m_state);
    all->addWidget(&m_reminded);
    all->addWidget(&m_said);
    all->addWidget(&m_tabs, 1);
    all->addLayout(bottom);
}

void AccountPage::show_account(const AccountKey& account) {
    if (m_account != account) {
        m_said.hide();
        m_findings.show_words({}, {});
        m_tabs.setTabText(1, qt(translate("desktop", "Warnings")));
        m_known_reminders.reset();
        m_reminded.clear();
        m_history.clear();
        m_tabs.setCurrentIndex(0);
    }
    m_account = account;
    refresh();
    ask_for_rest();
    m_back.setFocus(Qt::OtherFocusReason);
}

void AccountPage::refresh() {
    const int row = m_account ? m_model.row_of(*m_account) : -1;
    if (row >= 0)
        show_status(m_model.at(row));
    else if (m_account && isVisible())
        Q_EMIT back_wanted();
}

void AccountPage::show_status(const AccountStatus& status) {
    m_title.setText(qt(status.account.login));
    QString state =
        provider_in_words(status.account.provider) + QStringLiteral(" · ") + expiry_in_words(status);
    if (status.validity.expires)
        state += QStringLiteral(" (") + long_date(*status.validity.expires) + QStringLiteral(", ") +
                 qt(word_for(status.validity.source)) + u')';
    if (status.next_notice)
        state += QStringLiteral(" · ") + qt(translate("desktop", "next notice: %1",
                                                      {notice_in_words(status.next_notice).toStdString()}));
    if (!status.staged.empty())
        state += u'\n' + qt(word_for_staged(status.staged));
    if (!status.note.empty())
        state += u'\n' + qt(status.note);
    m_state.setText(state);
    m_slots = status.slots;
    const int current = m_copies.indexOfTopLevelItem(m_copies.currentItem());
    m_copies.clear();
    for (const Slot& slot : m_slots) {
        const Word word = word_for(slot.state);
        QString more = slot.target == "manual" ? QString() : qt(slot.location);
        if (!slot.detail.empty())
            more += (more.isEmpty() ? QString() : QStringLiteral(" – ")) + qt(in_window_words(slot.detail));
        auto* item =
            new QTreeWidgetItem(&m_copies, {place_in_words(slot), qt(word.text), qt(server_of(slot)), more});
        item->setIcon(1, icon_of(shape_of(slot.state), word.tone, palette()));
    }
    if (!m_slots.empty())
        m_copies.setCurrentItem(
            m_copies.topLevelItem(std::clamp(current, 0, m_copies.topLevelItemCount() - 1)));
    const bool open = status.open > 0 || !status.staged.empty();
    m_finish.setVisible(open);
    m_snooze.setEnabled(is_due(status) || status.open > 0);
    update_slot_buttons();
}

std::optional<Slot> AccountPage::chosen_slot() const {
    const int row = m_copies.indexOfTopLevelItem(m_copies.currentItem());
    return row >= 0 && row < static_cast<int>(m_slots.size())
               ? std::optional(m_slots[static_cast<std::size_t>(row)])
               : std::nullopt;
}

void AccountPage::update_slot_buttons() {
    const auto slot = chosen_slot();
    m_confirm.setVisible(slot && slot->state == SlotState::needs_user);
    m_adopt.setVisible(slot && slot->target != "manual" &&
                       (slot->state == SlotState::stale || slot->state == SlotState::unknown));
}

void AccountPage::ask_for_rest() {
    m_calls.look(
        this, [name = name_of(*m_account)](Calls::Context& context) { return context.service.history(name); },
        [this](const Result<std::vector<HistoryEntry>>& entries) { show_history(entries); });
    m_calls.look(
        this,
        [name = name_of(*m_account)](Calls::Context& context) { return context.service.reminders(name); },
        [this, key = *m_account](const Result<AccountReminders>& reminders) {
            if (m_account == key)
                show_reminders(reminders);
        });
    m_calls.look(
        this, [name = name_of(*m_account)](Calls::Context& context) { return context.service.doctor(name); },
        [this](const Result<std::vector<Finding>>& findings) { show_findings(findings); });
}

void AccountPage::show_reminders(const Result<AccountReminders>& reminders) {
    m_known_reminders = reminders ? std::optional(*reminders) : std::nullopt;
    m_reminders.setEnabled(m_known_reminders.has_value());
    if (!reminders)
        return m_reminded.clear();
    const QString words = days_in_words(reminders->days);
    m_reminded.setText(reminders->own
                           ? qt(translate("desktop", "%1 (for this account alone)", {words.toStdString()}))
                           : words);
}

void AccountPage::show_findings(const Result<std::vector<Finding>>& findings) {
    if (!findings)
        return m_findings.show_words(qt(findings.error().message), qt(findings.error().hint));
    std::vector<Finding> mine;
    for (const Finding& finding : *findings)
        if (finding.account == *m_account)
            mine.push_back(finding);
    m_findings.show_findings(mine);
    const int count = m_findings.count();
    m_tabs.setTabText(1, count == 0
                             ? qt(translate("desktop", "Warnings"))
                             : qt(translate("desktop", "Warnings")) + QStringLiteral(" (%1)").arg(count));
    if (count == 0)
        m_findings.show_words(qt(translate("desktop", "Nothing is wrong with the settings.")), {});
}

void AccountPage::show_history(const Result<std::vector<HistoryEntry>>& entries) {
    m_history.clear();
    if (!entries)
        return;
    for (auto entry = entries->rbegin(); entry != entries->rend(); ++entry) {
        const auto when = QDateTime::fromSecsSinceEpoch(entry->at.time_since_epoch().count());
        new QTreeWidgetItem(&m_history,
                            {QLocale().toString(when, QStringLiteral("d MMM yyyy, HH:mm")), qt(entry->text)});
    }
}

} // namespace rinnova::desktop
