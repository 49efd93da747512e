// SPDX-License-Identifier: Apache-2.0
#include "desktop/Looks.h"

#include <QFont>
#include <QPainter>
#include <QPainterPath>

namespace rinnova::desktop {

namespace {

bool is_dark(const QPalette& palette) {
    return palette.color(QPalette::Base).lightness() < 128;
}

/// In a square of 16 by 16.
void paint(QPainter& painter, Shape shape, const QColor& colour, const QColor& ground) {
    QPen line(colour, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    QPen inner(ground, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    switch (shape) {
    case Shape::tick:
        painter.drawEllipse(QRectF(1, 1, 14, 14));
        painter.setPen(inner);
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(QPolygonF({{4.6, 8.4}, {7.1, 10.9}, {11.4, 5.6}}));
        break;
    case Shape::waiting:
        painter.setPen(line);
        painter.setBrush(Qt::NoBrush);
        painter.drawLine(QPointF(4, 2), QPointF(12, 2));
        painter.drawLine(QPointF(4, 14), QPointF(12, 14));
        painter.drawPolygon(QPolygonF({{5, 2}, {11, 2}, {5, 14}, {11, 14}}));
        break;
    case Shape::person: {
        painter.drawEllipse(QRectF(5, 1, 6, 6));
        QPainterPath shoulders;
        shoulders.moveTo(2, 15);
        shoulders.cubicTo(2, 7, 14, 7, 14, 15);
        shoulders.closeSubpath();
        painter.drawPath(shoulders);
        break;
    }
    case Shape::padlock:
        painter.drawRoundedRect(QRectF(2.5, 7, 11, 8), 1.5, 1.5);
        painter.setPen(line);
        painter.setBrush(Qt::NoBrush);
        painter.drawArc(QRectF(4.5, 1.5, 7, 10), 0, 180 * 16);
        break;
    case Shape::cross:
        painter.drawRoundedRect(QRectF(1, 1, 14, 14), 2, 2);
        painter.setPen(inner);
        painter.drawLine(QPointF(5, 5), QPointF(11, 11));
        painter.drawLine(QPointF(11, 5), QPointF(5, 11));
        break;
    case Shape::warning:
        painter.setPen(QPen(colour, 1.2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolygon(QPolygonF({{8, 1.5}, {15, 14.2}, {1, 14.2}}));
        painter.setPen(inner);
        painter.drawLine(QPointF(8, 6), QPointF(8, 9.2));
        painter.drawPoint(QPointF(8, 12));
        break;
    case Shape::ring:
        painter.setPen(line);
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(QRectF(2, 2, 12, 12));
        break;
    }
}

QString in_few_figures(int number) {
    return number > 99 ? QStringLiteral("99+") : QString::number(number);
}

} // namespace

QColor colour_of(Tone tone, const QPalette& palette) {
    const bool dark = is_dark(palette);
    switch (tone) {
    case Tone::good:
        return dark ? QColor(0x7b, 0xd3, 0x89) : QColor(0x1f, 0x7a, 0x34);
    case Tone::attention:
        return dark ? QColor(0xf2, 0xc0, 0x55) : QColor(0x8f, 0x5a, 0x00);
    case Tone::bad:
        return dark ? QColor(0xff, 0x8f, 0x87) : QColor(0xb3, 0x1d, 0x16);
    case Tone::faint: {
        // Still 4.5 to 1 on either ground.
        return dark ? QColor(0xb0, 0xb4, 0xba) : QColor(0x5c, 0x60, 0x66);
    }
    case Tone::plain:
    case Tone::strong:
        return palette.color(QPalette::Text);
    }
    return palette.color(QPalette::Text);
}

Shape shape_of(SlotState state) {
    switch (state) {
    case SlotState::in_sync:
        return Shape::tick;
    case SlotState::pending:
        return Shape::waiting;
    case SlotState::needs_user:
        return Shape::person;
    case SlotState::locked:
        return Shape::padlock;
    case SlotState::failed:
    case SlotState::unreadable:
    case SlotState::stale:
        return Shape::cross;
    case SlotState::absent:
    case SlotState::unknown:
        return Shape::ring;
    }
    return Shape::ring;
}

Shape shape_of(ValidityState state) {
    switch (state) {
    case ValidityState::ok:
        return Shape::tick;
    case ValidityState::due:
        return Shape::warning;
    case ValidityState::expired:
        return Shape::cross;
    case ValidityState::unknown:
        return Shape::ring;
    }
    return Shape::ring;
}

Shape shape_of(Severity severity) {
    switch (severity) {
    case Severity::error:
        return Shape::cross;
    case Severity::warning:
        return Shape::warning;
    case Severity::info:
        return Shape::ring;
    }
    return Shape::ring;
}

QPixmap picture_of(Shape shape, Tone tone, const QPalette& palette, int size, qreal ratio) {
    QPixmap picture(qRound(size * ratio), qRound(size * ratio));
    picture.setDevicePixelRatio(ratio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(size / 16.0, size / 16.0);
    paint(painter, shape, colour_of(tone, palette), palette.color(QPalette::Base));
    return picture;
}

QIcon icon_of(Shape shape, Tone tone, const QPalette& palette) {
    QIcon icon;
    for (const int size : {16, 32, 48})
        icon.addPixmap(picture_of(shape, tone, palette, size, 1));
    return icon;
}

void paint_program_icon(QPainter& painter, const QRectF& area, int number) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setTransform(QTransform::fromTranslate(area.left(), area.top()), true);
    painter.scale(area.width() / 64, area.height() / 64);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0x1d, 0x5f, 0x8a));
    painter.drawRoundedRect(QRectF(2, 2, 60, 60), 14, 14);
    // An arrow that goes round, and a key in it: what is renewed.
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(0xff, 0xff, 0xff), 5, Qt::SolidLine, Qt::RoundCap));
    painter.drawArc(QRectF(12, 12, 40, 40), 60 * 16, 290 * 16);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0xff, 0xff, 0xff));
    painter.drawPolygon(QPolygonF({{46, 9}, {47, 23}, {34, 18}}));
    painter.setBrush(QColor(0xff, 0xcf, 0x5c));
    painter.drawEllipse(QRectF(21, 26, 13, 13));
    painter.drawRoundedRect(QRectF(32, 30.5, 15, 4), 2, 2);
    painter.drawRect(QRectF(41, 33, 3.5, 6));
    painter.setBrush(QColor(0x1d, 0x5f, 0x8a));
    painter.drawEllipse(QRectF(25, 30, 5, 5));
    if (number > 0) {
        painter.setBrush(QColor(0xb3, 0x1d, 0x16));
        painter.setPen(QPen(QColor(0xff, 0xff, 0xff), 2));
        const QRectF badge(number > 9 ? 18 : 26, 24, number > 9 ? 46 : 38, 38);
        painter.drawRoundedRect(badge, 19, 19);
        QFont font = painter.font();
        font.setPixelSize(number > 99 ? 20 : 30);
        font.setBold(true);
        painter.setFont(font);
        painter.drawText(badge, Qt::AlignCenter, in_few_figures(number));
    }
    painter.restore();
}

QIcon program_icon(int number) {
    QIcon icon;
    for (const int size : {16, 22, 24, 32, 48, 64, 128}) {
        QPixmap picture(size, size);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        paint_program_icon(painter, QRectF(0, 0, size, size), number);
        painter.end();
        icon.addPixmap(picture);
    }
    return icon;
}

} // namespace rinnova::desktop
