// SPDX-License-Identifier: Apache-2.0
#include "agent/WebPage.h"

#include "base/ProgramStart.h"

#include <QCoreApplication>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QVariantMap>

namespace rinnova::agent {

void open_web_page(const std::string& address, const QDBusConnection& session_bus) {
    const QString page = QString::fromStdString(address);
    if (!page.startsWith(QStringLiteral("https://")))
        return;
    const auto by_command = [address] {
        if (const auto opener = start_of("xdg-open", {address}))
            (void)start_program(*opener);
    };
    if (!session_bus.isConnected())
        return by_command();
    QDBusMessage message = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.portal.Desktop"), QStringLiteral("/org/freedesktop/portal/desktop"),
        QStringLiteral("org.freedesktop.portal.OpenURI"), QStringLiteral("OpenURI"));
    message.setArguments({QString(), page, QVariantMap()});
    auto* pending = new QDBusPendingCallWatcher(session_bus.asyncCall(message), qApp);
    QObject::connect(pending, &QDBusPendingCallWatcher::finished, qApp,
                     [by_command](QDBusPendingCallWatcher* done) {
                         done->deleteLater();
                         if (QDBusPendingReply<>(*done).isError())
                             by_command();
                     });
}

} // namespace rinnova::agent
