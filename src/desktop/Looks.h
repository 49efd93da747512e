// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "service/Words.h"

#include <QColor>
#include <QIcon>
#include <QPalette>
#include <QPixmap>

namespace rinnova::desktop {

/// A colour that can be read on the palette's background, dark or light.
QColor colour_of(Tone tone, const QPalette& palette);

/// What a state looks like, apart from its colour: a tick in a disc, an hourglass, a hand, a padlock, a cross
/// in a square, an exclamation mark in a triangle, a ring.
enum class Shape { tick, waiting, person, padlock, cross, warning, ring };
Shape shape_of(SlotState state);
Shape shape_of(ValidityState state);
Shape shape_of(Severity severity);

QPixmap picture_of(Shape shape, Tone tone, const QPalette& palette, int size, qreal ratio);
QIcon icon_of(Shape shape, Tone tone, const QPalette& palette);

/// The program's own: a key in a ring. With a number above zero, the number of what is due on it.
QIcon program_icon(int number = 0);
void paint_program_icon(QPainter& painter, const QRectF& area, int number);

} // namespace rinnova::desktop
