// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "agent/StoreWatch.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusServiceWatcher>
#include <QObject>

#include <functional>

namespace rinnova {

/// Listens to the desktop's keychain (https://specifications.freedesktop.org/secret-service-spec/), and never
/// starts it or asks it anything. It survives the service's end and new start.
class KeyringWatch final : public QObject {
    Q_OBJECT
  public:
    struct Events {
        /// A keyring was unlocked, or a keychain came up: what was locked may be open now.
        std::function<void()> opened;
        /// Entries were stored, changed or removed, by whomever: slots may have drifted. gnome-keyring 42.1
        /// tells nobody of a secret that is replaced within its entry (SetSecret): its file is to be watched
        /// as well.
        std::function<void()> changed;
    };
    struct Pauses {
        /// A service unlocks several keyrings one after the other, and says so several times.
        Settling::Pauses opened{std::chrono::milliseconds(300), std::chrono::milliseconds(2'000)};
        Settling::Pauses changed{};
    };
    KeyringWatch(QDBusConnection session_bus, Events events, const Pauses& pauses);
    KeyringWatch(QDBusConnection session_bus, Events events) : KeyringWatch(session_bus, events, Pauses()) {}

  private Q_SLOTS:
    void properties_changed(const QString& interface, const QVariantMap& changed,
                            const QStringList& invalidated);
    void items_changed(const QDBusMessage& message);

  private:
    Settling m_opened;
    Settling m_changed;
    QDBusServiceWatcher m_service;
};

} // namespace rinnova
