// SPDX-License-Identifier: Apache-2.0
#include "agent/Desktop.h"

#include "agent/BusProbe.h"

namespace rinnova::agent {

Desktop::Desktop(Events events) : m_events(std::move(events)) {
    (void)connect();
}

Desktop::~Desktop() {
    drop();
}

void Desktop::drop() {
    m_lock.reset();
    m_keyring.reset();
    m_notifications.reset();
    QDBusConnection::disconnectFromBus(m_name);
}

bool Desktop::connect() {
    if (m_notifications && QDBusConnection(m_name).isConnected())
        return false;
    const bool there = bus_answers(Bus::session);
    const bool was_there = m_keyring != nullptr;
    if (m_notifications && !was_there && !there)
        return false;
    drop();
    m_name = QStringLiteral("rinnova-%1").arg(++m_number);
    const QDBusConnection bus =
        there ? QDBusConnection::connectToBus(QDBusConnection::SessionBus, m_name) : QDBusConnection(m_name);
    m_notifications = std::make_unique<Notifications>(bus, m_events.notices);
    if (!bus.isConnected())
        return true;
    m_keyring = std::make_unique<KeyringWatch>(bus, m_events.keyring);
    m_lock = std::make_unique<ScreenLock>(bus, [this] {
        m_notifications->be_discreet(!m_lock->surely_open());
        if (m_lock->surely_open() && m_events.screen_opened)
            m_events.screen_opened();
    });
    return true;
}

} // namespace rinnova::agent
