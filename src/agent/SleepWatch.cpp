// SPDX-License-Identifier: Apache-2.0
#include "agent/SleepWatch.h"

namespace rinnova {

SleepWatch::SleepWatch(QDBusConnection system_bus, std::function<void()> woke) : m_woke(std::move(woke)) {
    system_bus.connect(QStringLiteral("org.freedesktop.login1"), QStringLiteral("/org/freedesktop/login1"),
                       QStringLiteral("org.freedesktop.login1.Manager"), QStringLiteral("PrepareForSleep"),
                       this, SLOT(prepare_for_sleep(bool)));
}

void SleepWatch::prepare_for_sleep(bool begins) {
    if (!begins)
        m_woke();
}

} // namespace rinnova
