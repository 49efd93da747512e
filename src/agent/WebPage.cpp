// SPDX-License-Identifier: Apache-2.0
#include "agent/WebPage.h"

#include <QCoreApplication>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QFileInfo>
#include <QProcess>
#include <QVariantMap>

namespace rinnova::agent {

namespace {

/// As a unit of its own where a service manager has started us.
void start_apart(const QString& program, const QStringList& arguments) {
    const QStringList apart{QStringLiteral("--user"), QStringLiteral("--quiet"), QStringLiteral("--collect"),
                            QStringLiteral("--"), program};
    if (qEnvironmentVariableIsSet("INVOCATION_ID") &&
        QProcess::startDetached(QStringLiteral("systemd-run"), apart + arguments))
        return;
    QProcess::startDetached(program, arguments);
}

} // namespace

void open_web_page(const std::string& address, const QDBusConnection& session_bus) {
    const QString page = QString::fromStdString(address);
    if (!page.startsWith(QStringLiteral("https://")))
        return;
    const auto by_command = [page] { start_apart(QStringLiteral("xdg-open"), {page}); };
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

bool start_beside(const std::string& program, const std::vector<std::string>& arguments) {
    const QString file =
        QCoreApplication::applicationDirPath() + QLatin1Char('/') + QString::fromStdString(program);
    if (!QFileInfo(file).isExecutable())
        return false;
    QStringList words;
    for (const std::string& argument : arguments)
        words << QString::fromStdString(argument);
    start_apart(file, words);
    return true;
}

} // namespace rinnova::agent
