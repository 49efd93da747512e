// SPDX-License-Identifier: Apache-2.0
#include "agent/Desktop.h"

#include "agent/BusProbe.h"
#include "agent/KeyringWatch.h"
#include "agent/Notifications.h"
#include "agent/ScreenLock.h"
#include "agent/SleepWatch.h"
#include "agent/WebPage.h"

#include <QString>

namespace rinnova::agent {

struct Desktop::Parts {
    Events events;
    QString name{}; ///< of the connection in force; each has its own
    int number = 0;
    std::unique_ptr<Notifications> notifications{};
    std::unique_ptr<KeyringWatch> keyring{};
    std::unique_ptr<ScreenLock> lock{};
    std::unique_ptr<SleepWatch> sleep{};

    void drop() {
        lock.reset();
        keyring.reset();
        notifications.reset();
        QDBusConnection::disconnectFromBus(name);
    }
};

Desktop::Desktop(Events events) : m_parts(new Parts{std::move(events)}) {
    (void)connect();
}

Desktop::~Desktop() {
    m_parts->drop();
}

bool Desktop::connect() {
    Parts& parts = *m_parts;
    if (parts.notifications && QDBusConnection(parts.name).isConnected())
        return false;
    const bool there = bus_answers(Bus::session);
    const bool was_there = parts.keyring != nullptr;
    if (parts.notifications && !was_there && !there)
        return false;
    parts.drop();
    parts.name = QStringLiteral("rinnova-%1").arg(++parts.number);
    const QDBusConnection bus = there ? QDBusConnection::connectToBus(QDBusConnection::SessionBus, parts.name)
                                      : QDBusConnection(parts.name);
    parts.notifications = std::make_unique<Notifications>(bus, parts.events.notices);
    if (!bus.isConnected())
        return true;
    parts.keyring = std::make_unique<KeyringWatch>(
        bus, KeyringWatch::Events{parts.events.keychain_opened, parts.events.keychain_changed});
    // A screen that is unlocked may have opened the keychain too: PAM does it behind the bus, and
    // gnome-keyring 42.1 tells nobody.
    parts.lock = std::make_unique<ScreenLock>(bus, [&parts] {
        parts.notifications->be_discreet(!parts.lock->surely_open());
        if (parts.lock->surely_open())
            parts.events.keychain_opened();
    });
    return true;
}

void Desktop::listen_to_machine() {
    if (bus_answers(Bus::system))
        if (const QDBusConnection system = QDBusConnection::systemBus(); system.isConnected())
            m_parts->sleep = std::make_unique<SleepWatch>(system, m_parts->events.woke);
}

void Desktop::show(const std::string& tag, const DesktopNotice& notice) {
    m_parts->notifications->show(tag, notice);
}

void Desktop::close(const std::string& tag) {
    m_parts->notifications->close(tag);
}

void Desktop::ask_server(std::function<void(const Result<NotificationServer>& server)> answer) {
    m_parts->notifications->ask_server(std::move(answer));
}

void Desktop::open_page(const std::string& address) {
    open_web_page(address, QDBusConnection(m_parts->name));
}

std::string Desktop::activation_token() {
    return m_parts->notifications->activation_token();
}

/// A service that was started before the desktop may know of none.
bool Desktop::has_display() const {
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY");
}

} // namespace rinnova::agent
