// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desktop/Calls.h"
#include "unit/cli/FakeService.h"
#include "unit/cli/Samples.h"

#include <QApplication>
#include <QDeadlineTimer>
#include <QTimer>

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

inline World world_of(Told& told, const Clock& clock) {
    const auto make = [&told]() -> Result<std::unique_ptr<Service>> {
        return std::make_unique<FakeService>(told);
    };
    return {Paths{}, clock, make, make, "en"};
}

} // namespace rinnova::desktop::test
