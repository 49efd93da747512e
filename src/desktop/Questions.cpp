// SPDX-License-Identifier: Apache-2.0
#include "desktop/Questions.h"

#include "desktop/DateField.h"
#include "desktop/QtText.h"

#include <QDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace rinnova::desktop {

namespace {

constexpr int most_years_away = 10;

/// A question with one way to say yes; `answered` is called with it, and says what is wrong with the answer,
/// if anything is.
void ask(QWidget* over, const QString& question, const QString& more, const QString& yes, QLineEdit* field,
         std::function<QString()> answered) {
    auto* dialog = new QDialog(over);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(question);
    auto* all = new QVBoxLayout(dialog);
    auto* title = new QLabel(question);
    QFont strong = title->font();
    strong.setBold(true);
    title->setFont(strong);
    auto* words = new QLabel(more);
    for (QLabel* label : {title, words}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        all->addWidget(label);
    }
    if (field != nullptr) {
        field->setAccessibleName(question);
        field->setAccessibleDescription(more);
        all->addWidget(field);
    }
    all->addStretch(1);
    auto* buttons = new QHBoxLayout;
    auto* no = new QPushButton(qt(translate("desktop", "&Cancel")));
    auto* agree = new QPushButton(yes);
    agree->setDefault(true);
    buttons->addStretch(1);
    buttons->addWidget(no);
    buttons->addWidget(agree);
    all->addLayout(buttons);
    dialog->setMinimumWidth(dialog->fontMetrics().averageCharWidth() * 55);
    QObject::connect(no, &QPushButton::clicked, dialog, &QDialog::reject);
    QObject::connect(agree, &QPushButton::clicked, dialog,
                     [dialog, words, field, answered = std::move(answered)] {
                         const QString wrong = answered();
                         if (wrong.isEmpty())
                             return dialog->accept();
                         words->setText(wrong);
                         field->setAccessibleDescription(wrong);
                         field->selectAll();
                         field->setFocus();
                     });
    (field != nullptr ? field : static_cast<QWidget*>(agree))->setFocus();
    dialog->open();
}

} // namespace

void ask_yes(QWidget* over, const QString& question, const QString& more, const QString& yes,
             std::function<void()> agreed) {
    ask(over, question, more, yes, nullptr, [agreed = std::move(agreed)] {
        agreed();
        return QString();
    });
}

void ask_date(QWidget* over, const QString& question, const QString& more, Date proposed,
              std::function<void(Date)> given) {
    const QDate today = QDate::currentDate();
    auto* field = new DateField(from_qdate(today.addYears(-most_years_away)),
                                from_qdate(today.addYears(most_years_away)));
    field->set_date(proposed);
    field->selectAll();
    ask(over, question, more, qt(translate("desktop", "&Note it")), field, [field, given = std::move(given)] {
        const auto date = field->date();
        if (date)
            given(*date);
        return date ? QString() : error_in_words(date.error());
    });
}

void ask_text(QWidget* over, const QString& question, const QString& more,
              std::function<void(const QString&)> given) {
    auto* field = new QLineEdit;
    field->setMaxLength(200);
    ask(over, question, more, qt(translate("desktop", "&Add")), field, [field, given = std::move(given)] {
        if (const QString text = field->text().trimmed(); !text.isEmpty())
            given(text);
        return QString();
    });
}

} // namespace rinnova::desktop
