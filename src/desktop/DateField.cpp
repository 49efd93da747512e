// SPDX-License-Identifier: Apache-2.0
#include "desktop/DateField.h"

#include "desktop/QtText.h"

#include <QAction>
#include <QCalendarWidget>
#include <QKeyEvent>
#include <QPainter>
#include <QRegularExpression>
#include <QStyle>
#include <QStyleOption>

#include <algorithm>

namespace rinnova::desktop {

namespace {

QString shown(Date date) {
    return to_qdate(date).toString(QStringLiteral("dd/MM/yyyy"));
}

/// The arrow of a list that opens.
QPixmap arrow(const QWidget& widget) {
    constexpr int size = 16;
    QPixmap picture(QSize(size, size) * widget.devicePixelRatioF());
    picture.setDevicePixelRatio(widget.devicePixelRatioF());
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    QStyleOption option;
    option.initFrom(&widget);
    option.rect = QRect(0, 0, size, size);
    widget.style()->drawPrimitive(QStyle::PE_IndicatorArrowDown, &option, &painter, &widget);
    return picture;
}

} // namespace

std::string date_as_typed(const QString& text) {
    static const QRegularExpression digits(QStringLiteral(R"(^(\d\d)(\d\d)((?:\d\d)?\d\d)$)"));
    static const QRegularExpression parts(
        QStringLiteral(R"(^(\d{1,2})[-./ ](\d{1,2})[-./ ]((?:\d\d)?\d\d)$)"));
    const QString typed = text.simplified();
    for (const QRegularExpression& form : {digits, parts}) {
        const auto found = form.match(typed);
        if (!found.hasMatch())
            continue;
        const QString year = found.captured(3);
        const QString century = year.size() == 2 ? QStringLiteral("20") : QString();
        return (found.captured(1) + u'/' + found.captured(2) + u'/' + century + year).toStdString();
    }
    return typed.toStdString();
}

DateField::DateField(Date first, Date last, QWidget* parent)
    : QLineEdit(parent), m_first(first), m_last(last) {
    auto* open = addAction(arrow(*this), QLineEdit::TrailingPosition);
    open->setText(qt(translate("desktop", "Choose in a calendar")));
    open->setToolTip(open->text());
    connect(open, &QAction::triggered, this, &DateField::show_calendar);
}

void DateField::set_date(Date date) {
    setText(shown(date));
}

Result<Date> DateField::date() const {
    auto date = parse_date(date_as_typed(text()));
    if (date && (*date < m_first || *date > m_last))
        return fail(ErrorCode::invalid_data,
                    translate("desktop", "That date is out of place: it must lie between %1 and %2.",
                              {long_date(m_first).toStdString(), long_date(m_last).toStdString()}));
    return date;
}

void DateField::keyPressEvent(QKeyEvent* event) {
    const bool alt = event->modifiers().testFlag(Qt::AltModifier);
    if (event->key() == Qt::Key_F4 || (alt && event->key() == Qt::Key_Down))
        return show_calendar();
    if (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)
        return move_by(event->key() == Qt::Key_Up ? 1 : -1);
    QLineEdit::keyPressEvent(event);
}

void DateField::move_by(int days) {
    if (const auto known = date())
        set_date(std::clamp(*known + std::chrono::days(days), m_first, m_last));
    selectAll();
}

void DateField::show_calendar() {
    if (m_calendar == nullptr) {
        m_calendar = new QCalendarWidget(this);
        m_calendar->setWindowFlags(Qt::Popup);
        m_calendar->setDateRange(to_qdate(m_first), to_qdate(m_last));
        connect(m_calendar, &QCalendarWidget::activated, this, [this](QDate chosen) {
            set_date(from_qdate(chosen));
            m_calendar->hide();
        });
        connect(m_calendar, &QCalendarWidget::clicked, m_calendar, &QCalendarWidget::activated);
    }
    if (const auto known = date())
        m_calendar->setSelectedDate(to_qdate(*known));
    m_calendar->adjustSize();
    const QRect room = screen()->availableGeometry();
    QRect there(mapToGlobal(QPoint(0, height())), m_calendar->size());
    if (there.bottom() > room.bottom())
        there.moveBottom(mapToGlobal(QPoint(0, 0)).y() - 1);
    there.moveLeft(std::max(room.left(), std::min(there.left(), room.right() + 1 - there.width())));
    m_calendar->move(there.topLeft());
    m_calendar->show();
    m_calendar->setFocus(Qt::PopupFocusReason);
}

} // namespace rinnova::desktop
