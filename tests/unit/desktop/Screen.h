// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desktop/Calls.h"
#include "unit/cli/FakeService.h"
#include "unit/cli/Samples.h"

#include <QApplication>
#include <QDeadlineTimer>
#include <QLabel>
#include <QPushButton>
#include <QTimer>

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace rinnova::desktop::test {

using namespace rinnova::cli::test;

/// Noon of the day on which these tests happen.
class NoonClock final : public Clock {
  public:
    Timestamp now() const override { return cli::test::today() + std::chrono::hours(11); }
    std::chrono::seconds utc_offset(Timestamp) const override { return std::chrono::hours(1); }
};

/// The application object, without any screen. It stays: at the end of the program Qt's own globals go before
/// it would.
inline QApplication& screen() {
    static int count = 1;
    static char name[] = "test";
    static char* arguments[] = {name, nullptr};
    static QApplication* const application = new QApplication(count, arguments);
    return *application;
}

template <typename Condition>
bool comes_true(Condition condition, std::chrono::seconds limit = std::chrono::seconds(30)) {
    screen();
    const QDeadlineTimer deadline(limit);
    QTimer end;
    end.start(limit);
    while (!condition()) {
        if (deadline.hasExpired())
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return true;
}

/// The windows of a kind that are shown.
template <typename Window>
std::vector<Window*> shown_windows() {
    std::vector<Window*> shown;
    for (QWidget* widget : QApplication::topLevelWidgets())
        if (auto* window = qobject_cast<Window*>(widget); window != nullptr && window->isVisible())
            shown.push_back(window);
    return shown;
}

inline QPushButton* shown_button(const QWidget& in, const QString& words) {
    for (QPushButton* button : in.findChildren<QPushButton*>())
        if (button->isVisible() && button->text().remove(u'&').contains(words))
            return button;
    return nullptr;
}

inline bool says(const QWidget& window, const QString& words) {
    const auto labels = window.findChildren<QLabel*>();
    return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) {
        return label->isVisible() && label->text().contains(words);
    });
}

/// Something that takes until it is told to end.
class Gate {
  public:
    void open() { m_open = true; }
    void wait() const {
        while (!m_open)
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }

  private:
    std::atomic<bool> m_open = false;
};

inline World world_of(Told& told, const Clock& clock) {
    const auto make = [&told]() -> Result<std::unique_ptr<Service>> {
        return std::make_unique<FakeService>(told);
    };
    return {Paths{}, clock, make, make, "en"};
}

} // namespace rinnova::desktop::test
