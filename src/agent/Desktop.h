// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "agent/KeyringWatch.h"
#include "agent/Notifications.h"
#include "agent/ScreenLock.h"

#include <QString>

#include <memory>

namespace rinnova::agent {

/// The user's session bus and all that is heard and said over it. Without a bus it hears nothing, and every
/// notice fails. Callbacks come from the event loop.
class Desktop {
  public:
    struct Events {
        Notifications::Events notices;
        KeyringWatch::Events keyring;
        /// The screen was unlocked. That may have opened the keychain too: PAM does it behind the bus, and
        /// gnome-keyring 42.1 tells nobody.
        std::function<void()> screen_opened;
    };
    explicit Desktop(Events events);
    ~Desktop();

    /// Connects, or connects anew when the bus has gone: whether the connection is another one now, so that
    /// what stood on the desktop is lost.
    bool connect();

    Notifications& notifications() { return *m_notifications; }
    QDBusConnection bus() const { return QDBusConnection(m_name); }

  private:
    void drop();

    Events m_events;
    QString m_name; ///< of the connection in force; each has its own
    int m_number = 0;
    std::unique_ptr<Notifications> m_notifications;
    std::unique_ptr<KeyringWatch> m_keyring;
    std::unique_ptr<ScreenLock> m_lock;
};

} // namespace rinnova::agent
