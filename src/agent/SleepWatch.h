// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDBusConnection>
#include <QObject>

#include <functional>

namespace rinnova {

/// Tells when the machine has woken from sleep, as logind says it (org.freedesktop.login1.Manager,
/// PrepareForSleep). Where there is no logind, or no system bus, nothing is told: the alarm rings late after
/// a sleep then, and not never.
class SleepWatch final : public QObject {
    Q_OBJECT
  public:
    SleepWatch(QDBusConnection system_bus, std::function<void()> woke);

  private Q_SLOTS:
    void prepare_for_sleep(bool begins);

  private:
    std::function<void()> m_woke;
};

} // namespace rinnova
