// SPDX-License-Identifier: Apache-2.0
#include "desktop/RenewForm.h"

#include "desktop/QtText.h"

#include <QGridLayout>

#include <algorithm>

namespace rinnova::desktop {

namespace {

constexpr int longest_life_in_months = 120;

QString numbered(const std::vector<std::string>& steps) {
    QStringList lines;
    for (const std::string& step : steps)
        lines.append(QString::number(lines.size() + 1) + QStringLiteral(". ") + qt(step));
    return lines.join(QStringLiteral("\n"));
}

} // namespace

RenewSteps::RenewSteps(QWidget* parent) : QWidget(parent) {
    QFont strong = font();
    strong.setBold(true);
    m_title.setFont(strong);
    m_title.setText(qt(translate("desktop", "On the provider's page")));
    m_steps.setTextFormat(Qt::PlainText);
    m_steps.setWordWrap(true);
    m_page.setText(qt(translate("desktop", "&Open the page")));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setColumnStretch(0, 1);
    grid->addWidget(&m_title, 0, 0);
    grid->addWidget(&m_page, 0, 1);
    grid->addWidget(&m_steps, 1, 0, 1, 2);
    connect(&m_page, &QPushButton::clicked, this, &RenewSteps::page_wanted);
}

void RenewSteps::show_preview(const RotationPreview& preview) {
    m_steps.setText(
        preview.steps.empty()
            ? qt(translate("desktop", "Its steps are not known here: look for an app password, or a "
                                      "password for mail programs, in the account's settings."))
            : numbered(preview.steps));
    m_page.setVisible(!preview.url.empty());
}

RenewForm::RenewForm(Date today, QWidget* parent)
    : QWidget(parent), m_today(today), m_date(today, add_months(today, longest_life_in_months)) {
    lay_out();
    connect(&m_from_clipboard, &QPushButton::clicked, this, [this] {
        m_field.paste_from_clipboard();
        m_field.setFocus(Qt::OtherFocusReason);
    });
    connect(&m_field, &PasteField::changed, this, [this] {
        m_offered = Secret();
        say({}, false);
        Q_EMIT changed();
    });
    connect(&m_field, &PasteField::submitted, this, &RenewForm::submitted);
    connect(&m_field, &PasteField::pasted_odd, this, &RenewForm::heard_odd_paste);
    connect(&m_use_offered, &QPushButton::clicked, this, [this] {
        m_field.set(std::move(m_offered));
        m_field.setFocus(Qt::OtherFocusReason);
    });
    connect(&m_has_date, &QCheckBox::toggled, &m_date, &QWidget::setEnabled);
}

void RenewForm::lay_out() {
    QFont strong = font();
    strong.setBold(true);
    m_field_label.setFont(strong);
    m_field_label.setText(qt(translate("desktop", "The new &password")));
    m_field_label.setBuddy(&m_field);
    m_field.setAccessibleName(qt(translate("desktop", "The new password")));
    m_field.set_placeholder(qt(translate("desktop", "Paste it here")));
    m_from_clipboard.setText(qt(translate("desktop", "Take it from the &clipboard")));
    m_said.setTextFormat(Qt::PlainText);
    m_said.setWordWrap(true);
    m_use_offered.setText(qt(translate("desktop", "&Use that")));
    m_has_date.setText(qt(translate("desktop", "&Expires on")));
    m_date.setAccessibleName(qt(translate("desktop", "The expiry that the page shows")));
    m_create.setText(qt(translate("desktop", "Also &add it where a program has no password stored")));
    m_create.hide();

    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(0, 1);
    grid->addWidget(&m_field_label, 0, 0, 1, 2);
    grid->addWidget(&m_field, 1, 0);
    grid->addWidget(&m_from_clipboard, 1, 1);
    grid->addWidget(&m_said, 2, 0);
    grid->addWidget(&m_use_offered, 2, 1, Qt::AlignTop);
    auto* dates = new QHBoxLayout;
    dates->addWidget(&m_has_date);
    dates->addWidget(&m_date);
    dates->addStretch(1);
    grid->addLayout(dates, 3, 0, 1, 2);
    grid->addWidget(&m_create, 4, 0, 1, 2);
    say({}, false);
    const std::initializer_list<QWidget*> order{&m_field,    &m_from_clipboard, &m_use_offered,
                                                &m_has_date, &m_date,           &m_create};
    for (auto widget = order.begin(); widget + 1 != order.end(); ++widget)
        setTabOrder(*widget, *(widget + 1));
}

void RenewForm::show_preview(const RotationPreview& preview) {
    m_computed = preview.computed_expiry;
    m_has_date.setChecked(m_computed.has_value());
    m_date.setEnabled(m_computed.has_value());
    m_date.set_date(m_computed.value_or(m_today + std::chrono::days(90)));
    m_create.setVisible(std::any_of(preview.slots.begin(), preview.slots.end(),
                                    [](const PlannedSlot& planned) { return planned.action == "none"; }));
}

void RenewForm::ready_again() {
    m_field.clear();
    m_field.setFocus(Qt::OtherFocusReason);
}

bool RenewForm::check() {
    return !m_field.empty() && check_date();
}

bool RenewForm::check_date() {
    const auto date = m_date.date();
    if (date || !m_has_date.isChecked())
        return true;
    say(error_in_words(date.error()), false);
    m_date.setAccessibleDescription(error_in_words(date.error()));
    m_date.selectAll();
    m_date.setFocus(Qt::OtherFocusReason);
    return false;
}

std::optional<Date> RenewForm::read_date() const {
    if (!m_has_date.isChecked())
        return std::nullopt;
    const auto date = m_date.date();
    return !date || *date == m_computed ? std::nullopt : std::optional(*date);
}

void RenewForm::heard_odd_paste(Pasted::Kind kind) {
    switch (kind) {
    case Pasted::Kind::within: {
        m_offered = m_field.take_offered();
        const auto count = static_cast<int>(m_offered.expose(characters_in));
        say(qt(translate_count(
                "desktop",
                "There was more than a password in that. One word of it looks like the password: "
                "it has %n character(s).",
                count)),
            true);
        return;
    }
    case Pasted::Kind::unclear:
        return say(qt(translate("desktop", "There was more than a password in that. Copy the password alone, "
                                           "without the text around it.")),
                   false);
    case Pasted::Kind::address:
        return say(qt(translate("desktop", "That is the address of a page, and no password.")), false);
    case Pasted::Kind::too_much:
        return say(qt(translate("desktop", "That is far too long for a password.")), false);
    case Pasted::Kind::nothing:
    case Pasted::Kind::password:
        return say(qt(translate("desktop", "There is no text on the clipboard. Copy the password on the "
                                           "provider's page first.")),
                   false);
    }
}

void RenewForm::say(const QString& text, bool offer) {
    m_said.setText(text);
    m_said.setVisible(!text.isEmpty());
    m_use_offered.setVisible(offer);
    if (!text.isEmpty())
        m_field.setAccessibleDescription(text);
}

} // namespace rinnova::desktop
