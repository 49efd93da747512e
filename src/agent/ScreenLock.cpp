// SPDX-License-Identifier: Apache-2.0
#include "agent/ScreenLock.h"

#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

#include <algorithm>
#include <utility>

namespace rinnova {

namespace {

// The service is called as its interface.
constexpr std::pair<const char*, const char*> savers[]{
    {"org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"},
    {"org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"},
    {"org.mate.ScreenSaver", "/org/mate/ScreenSaver"},
    {"org.cinnamon.ScreenSaver", "/org/cinnamon/ScreenSaver"},
    {"org.xfce.ScreenSaver", "/org/xfce/ScreenSaver"},
};

QString path_of(const QString& interface) {
    const auto* found = std::find_if(std::begin(savers), std::end(savers), [&](const auto& saver) {
        return interface == QLatin1String(saver.first);
    });
    return QLatin1String(found->second);
}

} // namespace

ScreenLock::ScreenLock(QDBusConnection session_bus, std::function<void()> changed)
    : m_bus(std::move(session_bus)), m_changed(std::move(changed)) {
    m_services.setConnection(m_bus);
    m_services.setWatchMode(QDBusServiceWatcher::WatchForOwnerChange);
    connect(&m_services, &QDBusServiceWatcher::serviceOwnerChanged, this,
            [this](const QString& service, const QString&, const QString& owner) {
                if (owner.isEmpty())
                    learn(service, std::nullopt);
                else
                    ask(service);
            });
    for (const auto& [name, path] : savers) {
        const QString interface = QLatin1String(name);
        m_services.addWatchedService(interface);
        m_bus.connect(interface, QString(), interface, QStringLiteral("ActiveChanged"), this,
                      SLOT(active_changed(bool, QDBusMessage)));
        ask(interface);
    }
}

bool ScreenLock::surely_open() const {
    return !m_locked.empty() &&
           std::none_of(m_locked.begin(), m_locked.end(), [](const auto& said) { return said.second; });
}

void ScreenLock::ask(const QString& interface) {
    QDBusMessage message =
        QDBusMessage::createMethodCall(interface, path_of(interface), interface, QStringLiteral("GetActive"));
    message.setAutoStartService(false);
    auto* pending = new QDBusPendingCallWatcher(m_bus.asyncCall(message), this);
    connect(pending, &QDBusPendingCallWatcher::finished, this,
            [this, interface](QDBusPendingCallWatcher* done) {
                done->deleteLater();
                const QDBusPendingReply<bool> reply = *done;
                if (!reply.isError())
                    learn(interface, reply.value());
            });
}

void ScreenLock::learn(const QString& interface, std::optional<bool> active) {
    const bool before = surely_open();
    if (active)
        m_locked[interface] = *active;
    else
        m_locked.erase(interface);
    if (surely_open() != before)
        m_changed();
}

void ScreenLock::active_changed(bool active, const QDBusMessage& message) {
    learn(message.interface(), active);
}

} // namespace rinnova
