// SPDX-License-Identifier: Apache-2.0
#include "agent/Notifications.h"

#include "agent/NoticeCall.h"
#include "base/Text.h"

#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

#include <algorithm>

namespace rinnova {

namespace {

/// The service, and its interface.
QString service() {
    return QStringLiteral("org.freedesktop.Notifications");
}

QString path() {
    return QStringLiteral("/org/freedesktop/Notifications");
}

Error error_of(const QDBusError& error) {
    switch (error.type()) {
    case QDBusError::ServiceUnknown:
    case QDBusError::Disconnected:
    case QDBusError::NoServer:
    case QDBusError::UnknownObject:
    case QDBusError::UnknownInterface:
        return {ErrorCode::unsupported,
                translate("agent", "Nothing shows notifications on this desktop."),
                translate("agent", "Install a notification server (dunst, say), or set a second channel."),
                {}};
    case QDBusError::NoReply:
    case QDBusError::Timeout:
    case QDBusError::TimedOut:
        return {ErrorCode::timed_out, translate("agent", "The notification server does not answer."), {}, {}};
    default:
        return {ErrorCode::internal,
                translate("agent", "The notification server refuses: %1", {error.message().toStdString()}),
                {},
                {}};
    }
}

NoticeEnd end_by(uint reason) {
    switch (reason) {
    case 1:
        return NoticeEnd::expired;
    case 2:
        return NoticeEnd::dismissed;
    case 3:
        return NoticeEnd::withdrawn;
    default:
        return NoticeEnd::unknown;
    }
}

DesktopNotice without_address(DesktopNotice notice) {
    if (!notice.discreet_summary.empty()) {
        notice.summary = notice.discreet_summary;
        notice.body = notice.discreet_body;
        notice.instead_of_actions.clear();
    }
    return notice;
}

} // namespace

Notifications::Notifications(QDBusConnection session_bus, Events events, std::chrono::milliseconds limit)
    : m_bus(std::move(session_bus)), m_events(std::move(events)), m_limit(limit),
      m_watcher(service(), m_bus, QDBusServiceWatcher::WatchForOwnerChange) {
    connect(&m_watcher, &QDBusServiceWatcher::serviceOwnerChanged, this,
            [this](const QString&, const QString&, const QString& owner) {
                m_server.reset();
                for (auto& [tag, standing] : m_standing)
                    standing.id = 0;
                if (!owner.isEmpty())
                    show_all_anew();
                if (m_events.server_changed)
                    m_events.server_changed(!owner.isEmpty());
            });
    for (const auto& [signal, slot] :
         {std::pair("ActivationToken", SLOT(token_given(uint, QString))),
          std::pair("ActionInvoked", SLOT(action_invoked(uint, QString))),
          std::pair("NotificationClosed", SLOT(notification_closed(uint, uint)))})
        m_bus.connect(service(), path(), service(), QLatin1String(signal), this, slot);
}

void Notifications::call(const char* method, const QVariantList& arguments, Answer answer) {
    // Qt gives no answer at all to a call without a bus.
    if (!m_bus.isConnected()) {
        QMetaObject::invokeMethod(
            this, [answer] { answer(tl::unexpected(error_of(QDBusError(QDBusError::Disconnected, {})))); },
            Qt::QueuedConnection);
        return;
    }
    QDBusMessage message =
        QDBusMessage::createMethodCall(service(), path(), service(), QLatin1String(method));
    message.setArguments(arguments);
    auto* pending =
        new QDBusPendingCallWatcher(m_bus.asyncCall(message, static_cast<int>(m_limit.count())), this);
    connect(pending, &QDBusPendingCallWatcher::finished, this,
            [answer = std::move(answer)](QDBusPendingCallWatcher* done) {
                done->deleteLater();
                const QDBusPendingReply<> reply = *done;
                answer(reply.isError() ? Result<QDBusMessage>(tl::unexpected(error_of(reply.error())))
                                       : Result<QDBusMessage>(reply.reply()));
            });
}

void Notifications::ask_server(std::function<void(const Result<NotificationServer>&)> answer) {
    if (m_server)
        return answer(*m_server);
    call("GetServerInformation", {}, [this, answer](const Result<QDBusMessage>& information) {
        if (!information)
            return answer(tl::unexpected(information.error()));
        call("GetCapabilities", {},
             [this, answer, said = *information](const Result<QDBusMessage>& capabilities) {
                 if (!capabilities)
                     return answer(tl::unexpected(capabilities.error()));
                 m_server = server_from(said, *capabilities);
                 answer(*m_server);
             });
    });
}

void Notifications::show(const std::string& tag, const DesktopNotice& notice) {
    Standing& standing = m_standing[tag];
    standing.notice = notice;
    standing.is_news = true;
    standing.withdrawn = false;
    standing.again = true;
    if (!standing.on_its_way)
        send(tag);
}

void Notifications::send(const std::string& tag) {
    Standing& standing = m_standing.at(tag);
    standing.on_its_way = true;
    standing.again = false;
    ask_server([this, tag](const Result<NotificationServer>& server) {
        if (!server)
            return give_up(tag, server.error());
        notify(tag, *server);
    });
}

void Notifications::notify(const std::string& tag, const NotificationServer& server) {
    Standing& standing = m_standing.at(tag);
    standing.again = false;
    call("Notify",
         notify_arguments(m_discreet ? without_address(standing.notice) : standing.notice, server,
                          standing.id),
         [this, tag](const Result<QDBusMessage>& reply) { take_id(tag, reply); });
}

void Notifications::take_id(const std::string& tag, const Result<QDBusMessage>& reply) {
    if (!reply)
        return give_up(tag, reply.error());
    Standing& standing = m_standing.at(tag);
    standing.on_its_way = false;
    standing.id = reply->arguments().value(0).toUInt();
    if (standing.withdrawn)
        return close(tag);
    if (standing.again)
        return send(tag);
    standing.is_news = false;
    if (m_events.shown)
        m_events.shown(tag);
}

void Notifications::give_up(const std::string& tag, const Error& error) {
    Standing& standing = m_standing.at(tag);
    const bool withdrawn = standing.withdrawn;
    if (!withdrawn && !standing.is_news && error.code == ErrorCode::unsupported) {
        standing.on_its_way = false; // it waits for the next server
        return;
    }
    m_standing.erase(tag);
    if (!withdrawn && m_events.failed)
        m_events.failed(tag, error);
}

void Notifications::close(const std::string& tag) {
    const auto found = m_standing.find(tag);
    if (found == m_standing.end())
        return;
    if (found->second.on_its_way) {
        found->second.withdrawn = true;
        return;
    }
    // Its word is not waited for: a notice that went meanwhile is what was wanted.
    if (found->second.id != 0)
        call("CloseNotification", {found->second.id}, [](const Result<QDBusMessage>&) {});
    m_standing.erase(found);
}

void Notifications::show_all_anew() {
    std::vector<std::string> tags;
    for (auto& [tag, standing] : m_standing) {
        standing.again = true;
        if (!standing.on_its_way)
            tags.push_back(tag);
    }
    for (const std::string& tag : tags)
        send(tag);
}

void Notifications::be_discreet(bool discreet) {
    if (std::exchange(m_discreet, discreet) != discreet)
        show_all_anew();
}

std::map<std::string, Notifications::Standing>::iterator Notifications::find(uint id) {
    auto at = m_standing.begin();
    while (at != m_standing.end() && at->second.id != id)
        ++at;
    return at;
}

void Notifications::token_given(uint, const QString& token) {
    m_token = token.toStdString();
}

void Notifications::action_invoked(uint id, const QString& key) {
    const auto found = id != 0 ? find(id) : m_standing.end();
    if (found == m_standing.end())
        return;
    const std::string tag = found->first;
    const std::string action = action_meant(found->second.notice, key.toStdString());
    const auto& known = found->second.notice.actions;
    if (std::none_of(known.begin(), known.end(),
                     [&](const DesktopNotice::Action& one) { return one.key == action; }))
        return; // a server's own invention
    if (m_events.acted)
        m_events.acted(tag, action);
    m_token.clear();
    if (const auto still = m_standing.find(tag); still != m_standing.end() && !still->second.on_its_way)
        close(tag);
}

void Notifications::notification_closed(uint id, uint reason) {
    const auto found = id != 0 ? find(id) : m_standing.end();
    if (found == m_standing.end())
        return;
    if (found->second.on_its_way) {
        found->second.id = 0; // the next one is on its way already, and will be a new one to the server
        return;
    }
    const std::string tag = found->first;
    m_standing.erase(found);
    if (m_events.ended)
        m_events.ended(tag, end_by(reason));
}

} // namespace rinnova
