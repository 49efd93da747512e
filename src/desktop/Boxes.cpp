// SPDX-License-Identifier: Apache-2.0
#include "desktop/Boxes.h"

#include <QApplication>
#include <QPainter>
#include <QStyleOption>

namespace rinnova::desktop {

namespace {

constexpr int share_of_text = 60; // percent of the text's colour in the frame's, the rest is the ground's

QColor between(const QColor& text, const QColor& ground) {
    const auto mixed = [](int one, int other) {
        return (one * share_of_text + other * (100 - share_of_text)) / 100;
    };
    return {mixed(text.red(), ground.red()), mixed(text.green(), ground.green()),
            mixed(text.blue(), ground.blue())};
}

} // namespace

Boxes::Boxes() : QProxyStyle(QStringLiteral("Fusion")) {}

void Boxes::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                          const QWidget* widget) const {
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    const bool round = element == PE_IndicatorRadioButton;
    if (!round && element != PE_IndicatorCheckBox && element != PE_IndicatorItemViewItemCheck)
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing, true);
    painter->setPen(
        QPen(between(option->palette.color(QPalette::Text), option->palette.color(QPalette::Base)), 1));
    painter->setBrush(Qt::NoBrush);
    const QRectF frame = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
    if (round)
        painter->drawEllipse(frame);
    else
        painter->drawRoundedRect(frame, 2, 2);
    painter->restore();
}

void use_boxes_that_can_be_seen() {
    if (QApplication::style()->name() == QLatin1String("fusion"))
        QApplication::setStyle(new Boxes);
}

} // namespace rinnova::desktop
