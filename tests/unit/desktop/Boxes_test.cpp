// SPDX-License-Identifier: Apache-2.0
#include "Screen.h"
#include "desktop/Boxes.h"

#include <QCheckBox>
#include <QRadioButton>
#include <QStyleOptionButton>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using namespace rinnova::desktop;

namespace {

/// \see WCAG 2.1, "relative luminance" and "contrast ratio"
double luminance(QRgb colour) {
    const auto linear = [](int value) {
        const double part = value / 255.0;
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(qRed(colour)) + 0.7152 * linear(qGreen(colour)) + 0.0722 * linear(qBlue(colour));
}

double contrast(QRgb one, QRgb other) {
    const auto [low, high] = std::minmax({luminance(one), luminance(other)});
    return (high + 0.05) / (low + 0.05);
}

/// Of the frame's best pixel in the middle row of the widget's box against what is around it.
double contrast_of_frame(QWidget& widget) {
    widget.ensurePolished();
    widget.resize(widget.sizeHint());
    const QImage picture = widget.grab().toImage();
    QStyleOptionButton option;
    option.initFrom(&widget);
    const bool round = qobject_cast<QRadioButton*>(&widget) != nullptr;
    const QRect box = widget.style()->subElementRect(
        round ? QStyle::SE_RadioButtonIndicator : QStyle::SE_CheckBoxIndicator, &option, &widget);
    const QRgb ground = widget.palette().color(QPalette::Window).rgb();
    double best = 1;
    for (int x = box.left(); x < box.left() + 3; ++x)
        best = std::max(best, contrast(picture.pixel(x, box.center().y()), ground));
    return best;
}

TEST_CASE("an unticked box can be seen on a dark ground and on a light one") {
    test::screen();
    Boxes boxes;
    for (const auto& [button, window] : {std::pair(QColor(0x31, 0x36, 0x3b), QColor(0x2a, 0x2e, 0x32)),
                                         std::pair(QColor(0xef, 0xf0, 0xf1), QColor(0xef, 0xf0, 0xf1))}) {
        QCheckBox box;
        QRadioButton radio;
        for (QWidget* widget : {static_cast<QWidget*>(&box), static_cast<QWidget*>(&radio)}) {
            widget->setStyle(&boxes);
            widget->setPalette(QPalette(button, window));
            CHECK(contrast_of_frame(*widget) >= 3);
        }
    }
}

} // namespace
