// SPDX-License-Identifier: Apache-2.0
#include "agent/KeyringWatch.h"

namespace rinnova {

namespace {

QString service() {
    return QStringLiteral("org.freedesktop.secrets");
}

QString collection() {
    return QStringLiteral("org.freedesktop.Secret.Collection");
}

} // namespace

KeyringWatch::KeyringWatch(QDBusConnection session_bus, Events events, const Pauses& pauses)
    : m_opened(std::move(events.opened), pauses.opened), m_changed(std::move(events.changed), pauses.changed),
      m_service(service(), session_bus, QDBusServiceWatcher::WatchForRegistration) {
    QObject::connect(&m_service, &QDBusServiceWatcher::serviceRegistered, this, [this] { m_opened.sign(); });
    // Any path: keyrings come and go.
    session_bus.connect(service(), QString(), QStringLiteral("org.freedesktop.DBus.Properties"),
                        QStringLiteral("PropertiesChanged"), this,
                        SLOT(properties_changed(QString, QVariantMap, QStringList)));
    for (const char* signal : {"ItemCreated", "ItemChanged", "ItemDeleted"})
        session_bus.connect(service(), QString(), collection(), QLatin1String(signal), this,
                            SLOT(items_changed(QDBusMessage)));
}

void KeyringWatch::properties_changed(const QString& interface, const QVariantMap& changed,
                                      const QStringList&) {
    const auto locked = changed.find(QStringLiteral("Locked"));
    if (interface == collection() && locked != changed.end() && !locked->toBool())
        m_opened.sign();
}

void KeyringWatch::items_changed(const QDBusMessage&) {
    m_changed.sign();
}

} // namespace rinnova
