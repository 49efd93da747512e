// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusServiceWatcher>
#include <QObject>

#include <functional>
#include <map>

namespace rinnova {

/// Whether others may be looking at the screen: what the desktop's screen saver says (GetActive and
/// ActiveChanged of org.freedesktop.ScreenSaver, and of its kin of GNOME, MATE, Cinnamon and Xfce). Where
/// none answers nobody knows.
class ScreenLock final : public QObject {
    Q_OBJECT
  public:
    ScreenLock(QDBusConnection session_bus, std::function<void()> changed);

    /// Somebody who knows says that it is not locked.
    bool surely_open() const;

  private Q_SLOTS:
    void active_changed(bool active, const QDBusMessage& message);

  private:
    void ask(const QString& interface);
    void learn(const QString& interface, std::optional<bool> active);

    QDBusConnection m_bus;
    std::function<void()> m_changed;
    QDBusServiceWatcher m_services;
    std::map<QString, bool> m_locked; ///< by the interface of who says so
};

} // namespace rinnova
