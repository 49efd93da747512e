// SPDX-License-Identifier: Apache-2.0
#include "desktop/ScreenKeeper.h"

#include <QApplication>
#include <QEvent>
#include <QScreen>
#include <QStyle>
#include <QTimer>
#include <QWidget>

#include <algorithm>

namespace rinnova::desktop {

void fit_on_screen(QWidget& window) {
    const QRect room = window.screen()->availableGeometry();
    QRect frame = window.frameGeometry();
    if (frame.size() == window.size()) // the window manager has not made one yet
        frame.adjust(-8, -window.style()->pixelMetric(QStyle::PM_TitleBarHeight), 8, 8);
    if (room.contains(frame) || window.isMaximized() || window.isFullScreen())
        return;
    const QSize border = frame.size() - window.size();
    const QSize size = window.size().boundedTo(room.size() - border);
    const QSize whole = size + border;
    window.resize(size);
    window.move(
        std::clamp(frame.left(), room.left(), std::max(room.left(), room.right() + 1 - whole.width())),
        std::clamp(frame.top(), room.top(), std::max(room.top(), room.bottom() + 1 - whole.height())));
}

ScreenKeeper::ScreenKeeper() {
    qApp->installEventFilter(this);
    for (QScreen* screen : QGuiApplication::screens())
        watch(screen);
    connect(qApp, &QGuiApplication::screenAdded, this, [this](QScreen* screen) { watch(screen); });
    connect(qApp, &QGuiApplication::screenRemoved, this, &ScreenKeeper::look);
}

void ScreenKeeper::watch(QScreen* screen) {
    connect(screen, &QScreen::availableGeometryChanged, this, &ScreenKeeper::look);
}

/// Once the windows have been told which screen is theirs now.
void ScreenKeeper::look() {
    QTimer::singleShot(0, qApp, [] {
        for (QWidget* window : QApplication::topLevelWidgets())
            if (window->isVisible() && window->windowType() != Qt::Popup &&
                window->windowType() != Qt::ToolTip)
                fit_on_screen(*window);
    });
}

bool ScreenKeeper::eventFilter(QObject* object, QEvent* event) {
    if (event->type() == QEvent::Show)
        if (auto* window = qobject_cast<QWidget*>(object);
            window != nullptr && (window->windowType() == Qt::Window || window->windowType() == Qt::Dialog))
            fit_on_screen(*window);
    return QObject::eventFilter(object, event);
}

} // namespace rinnova::desktop
