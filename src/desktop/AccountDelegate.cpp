// SPDX-License-Identifier: Apache-2.0
#include "desktop/AccountDelegate.h"

#include "desktop/AccountsModel.h"
#include "desktop/Looks.h"

#include <QApplication>
#include <QPainter>

namespace rinnova::desktop {

namespace {

constexpr int margin = 8;
constexpr int bar_height = 5;

struct Ink {
    QColor text;
    QColor faint;
    QColor tone;
    QColor track;
};

Ink ink_for(const QStyleOptionViewItem& option, Tone tone) {
    const bool selected = (option.state & QStyle::State_Selected) != 0;
    if (selected) {
        const QColor text = option.palette.color(QPalette::HighlightedText);
        QColor track = text;
        track.setAlphaF(0.35F);
        return {text, text, text, track};
    }
    QColor track = option.palette.color(QPalette::Text);
    track.setAlphaF(0.15F);
    return {option.palette.color(QPalette::Text), colour_of(Tone::faint, option.palette),
            colour_of(tone, option.palette), track};
}

void write_line(QPainter& painter, const QRect& area, const QFont& font, const QColor& colour,
                const QString& text) {
    painter.setFont(font);
    painter.setPen(colour);
    const QString shown = QFontMetrics(font).elidedText(text, Qt::ElideRight, area.width());
    painter.drawText(area, Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine, shown);
}

/// Parts of a list in two lines, where one is too short for them.
std::pair<QString, QString> in_two_lines(const QString& text, const QFontMetrics& metrics, int width) {
    if (metrics.horizontalAdvance(text) <= width)
        return {text, {}};
    for (qsizetype comma = text.lastIndexOf(u','); comma > 0; comma = text.lastIndexOf(u',', comma - 1))
        if (metrics.horizontalAdvance(text.left(comma + 1)) <= width)
            return {text.left(comma + 1), text.mid(comma + 2)};
    return {text, {}};
}

void draw_bar(QPainter& painter, const QRect& area, double fraction, const Ink& ink) {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink.track);
    painter.drawRoundedRect(area, bar_height / 2.0, bar_height / 2.0);
    if (fraction <= 0)
        return;
    QRectF part(area);
    part.setWidth(std::max<double>(bar_height, part.width() * fraction));
    painter.setBrush(ink.tone);
    painter.drawRoundedRect(part, bar_height / 2.0, bar_height / 2.0);
}

} // namespace

void AccountDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const {
    QStyleOptionViewItem ground(option);
    initStyleOption(&ground, index);
    const QString text = ground.text;
    ground.text.clear();
    const QWidget* widget = option.widget;
    const QStyle* style = widget != nullptr ? widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &ground, painter, widget);

    const auto tone = static_cast<Tone>(index.data(AccountsModel::tone_role).toInt());
    const Ink ink = ink_for(option, tone);
    const QString note = index.data(AccountsModel::note_role).toString();
    QFont strong = option.font;
    strong.setBold(true);
    QRect area = option.rect.adjusted(margin, 0, -margin, 0);
    painter->save();
    const QVariant shape = index.data(AccountsModel::shape_role);
    if (shape.isValid()) {
        const int size = option.fontMetrics.ascent() + 2;
        const Tone drawn = (option.state & QStyle::State_Selected) != 0 ? Tone::plain : tone;
        QPalette palette = option.palette;
        if (drawn == Tone::plain) {
            palette.setColor(QPalette::Text, ink.text);
            palette.setColor(QPalette::Base, palette.color(QPalette::Highlight));
        }
        painter->drawPixmap(area.left(), area.center().y() - size / 2,
                            picture_of(static_cast<Shape>(shape.toInt()), drawn, palette, size,
                                       painter->device()->devicePixelRatioF()));
        area.setLeft(area.left() + size + margin);
    }
    const int line = option.fontMetrics.height();
    if (index.column() == AccountsModel::time_left) {
        const QVariant fraction = index.data(AccountsModel::fraction_role);
        const int top = area.center().y() - (line * 2 + bar_height + 2) / 2;
        write_line(*painter, {area.left(), top, area.width(), line}, strong, ink.tone, text);
        if (fraction.isValid())
            draw_bar(*painter, {area.left(), top + line + 1, std::min(area.width(), line * 9), bar_height},
                     fraction.toDouble(), ink);
        write_line(*painter, {area.left(), top + line + bar_height + 2, area.width(), line}, option.font,
                   ink.faint, note);
    } else if (!note.isEmpty()) {
        const int top = area.center().y() - line;
        write_line(*painter, {area.left(), top, area.width(), line}, strong, ink.text, text);
        write_line(*painter, {area.left(), top + line, area.width(), line}, option.font, ink.faint, note);
    } else {
        const QFont& font = index.column() == AccountsModel::account ? strong : option.font;
        const auto [first, second] = in_two_lines(text, QFontMetrics(font), area.width());
        if (!second.isEmpty()) {
            area.setTop(area.center().y() - line);
            area.setHeight(line);
            write_line(*painter, area.translated(0, line), font, ink.text, second);
        }
        write_line(*painter, area, font, ink.text, first);
    }
    painter->restore();
}

QSize AccountDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    QFont strong = option.font;
    strong.setBold(true);
    const QFontMetrics metrics(strong);
    const int text = metrics.horizontalAdvance(index.data(Qt::DisplayRole).toString());
    return {text + 4 * margin + option.fontMetrics.ascent(),
            option.fontMetrics.height() * 2 + bar_height + 12};
}

} // namespace rinnova::desktop
