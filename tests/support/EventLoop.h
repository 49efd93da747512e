// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractEventDispatcher>
#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QEventLoop>
#include <QTimer>

#include <chrono>

namespace rinnova::test {

/// The application object that timers, notifiers and D-Bus want; one for the whole test program.
inline QCoreApplication& application() {
    static int count = 1;
    static char name[] = "test";
    static char* arguments[] = {name, nullptr};
    static QCoreApplication app(count, arguments);
    return app;
}

/// Lets events come until the condition holds. False when it still does not after a time that only a broken
/// program takes.
template <typename Condition>
bool comes_true(Condition condition, std::chrono::seconds limit = std::chrono::seconds(30)) {
    application();
    QDeadlineTimer deadline(limit);
    QTimer end; // again and again: it may come a little early
    end.start(limit);
    // Qt's loop on Windows sends what was posted, and then waits for something else.
    auto* loop = QAbstractEventDispatcher::instance();
    QObject::connect(loop, &QAbstractEventDispatcher::aboutToBlock, &end, [&] {
        if (condition())
            loop->wakeUp();
    });
    while (!condition()) {
        if (deadline.hasExpired())
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return true;
}

/// Lets all events that have come already be handled.
inline void handle_what_came() {
    application();
    for (int i = 0; i < 3; ++i) {
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
}

} // namespace rinnova::test
