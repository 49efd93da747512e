// SPDX-License-Identifier: Apache-2.0
#include "desktop/RemindersDialog.h"

#include "desktop/QtText.h"

#include <QHBoxLayout>
#include <QRegularExpression>
#include <QVBoxLayout>

#include <algorithm>

namespace rinnova::desktop {

namespace {

constexpr int longest_text = 100;
constexpr int most_days = 3650;

QString numbers(const std::vector<int>& days) {
    QStringList words;
    for (const int day : days)
        words.append(QString::number(day));
    return words.join(QStringLiteral(", "));
}

} // namespace

std::optional<std::vector<int>> days_from(const QString& text) {
    static const QRegularExpression between(QStringLiteral("[,;\\s]+"));
    std::vector<int> days;
    for (const QString& word : text.split(between, Qt::SkipEmptyParts)) {
        bool is_number = false;
        const int day = word.toInt(&is_number);
        if (!is_number || day < 0 || day > most_days)
            return std::nullopt;
        days.push_back(day);
    }
    std::sort(days.rbegin(), days.rend());
    days.erase(std::unique(days.begin(), days.end()), days.end());
    return days;
}

QString days_in_words(const std::vector<int>& days) {
    if (days.empty())
        return qt(translate("desktop", "No reminders before the last day"));
    return qt(
        translate("desktop", "Reminders, in days before the last one: %1", {numbers(days).toStdString()}));
}

RemindersDialog::RemindersDialog(const AccountReminders& reminders, Given given, QWidget* parent)
    : QDialog(parent), m_given(std::move(given)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(qt(translate("desktop", "Reminders")));
    m_words.setText(qt(translate("desktop", "How many days before the last day are you reminded? 0 is the "
                                            "last day itself. With no number, there is no reminder.")));
    m_words.setWordWrap(true);
    m_usual.setText(
        qt(translate("desktop", "&As for all accounts: %1", {numbers(reminders.usual).toStdString()})));
    m_own.setText(qt(translate("desktop", "&For this account:")));
    m_days.setText(numbers(reminders.days));
    m_days.setMaxLength(longest_text);
    m_days.setAccessibleName(qt(translate("desktop", "Days before the last day")));
    m_days.setAccessibleDescription(m_words.text());
    (reminders.own ? m_own : m_usual).setChecked(true);
    m_said.setWordWrap(true);
    m_cancel.setText(qt(translate("desktop", "&Cancel")));
    m_set.setText(qt(translate("desktop", "&Set")));
    m_set.setDefault(true);
    auto* own = new QHBoxLayout;
    own->addWidget(&m_own);
    own->addWidget(&m_days, 1);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(&m_cancel);
    buttons->addWidget(&m_set);
    auto* all = new QVBoxLayout(this);
    all->addWidget(&m_words);
    all->addWidget(&m_usual);
    all->addLayout(own);
    all->addWidget(&m_said);
    all->addStretch(1);
    all->addLayout(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 60);
    connect(&m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(&m_set, &QPushButton::clicked, this, [this] { submit(); });
    connect(&m_own, &QRadioButton::toggled, this, [this] { update_button(); });
    connect(&m_days, &QLineEdit::textEdited, this, [this] {
        m_own.setChecked(true);
        update_button();
    });
    m_days.setFocus();
    m_days.selectAll();
}

void RemindersDialog::update_button() {
    const bool fit = !m_own.isChecked() || days_from(m_days.text()).has_value();
    m_set.setEnabled(fit);
    m_said.setText(fit ? QString()
                       : qt(translate("desktop", "Whole numbers from 0 to %1, with commas between them.",
                                      {std::to_string(most_days)})));
}

void RemindersDialog::submit() {
    m_given(m_own.isChecked() ? days_from(m_days.text()) : std::nullopt);
    accept();
}

} // namespace rinnova::desktop
