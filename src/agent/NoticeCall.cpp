// SPDX-License-Identifier: Apache-2.0
#include "agent/NoticeCall.h"

#include "base/PlainText.h"

#include <QStringList>
#include <QVariantMap>

namespace rinnova {

namespace {

constexpr const char* default_action = "default"; // the specification's word for a click on the text
constexpr int until_taken_away = 0;
constexpr int as_the_server_likes = -1;

/// Without what is no text: a server may be a terminal.
QString plain(const std::string& text, bool lines) {
    return QString::fromStdString(made_plain(text, " ", lines));
}

QString body_of(const DesktopNotice& notice, const NotificationServer& server) {
    std::string text = notice.body;
    if ((!server.actions || notice.actions.empty()) && !notice.instead_of_actions.empty())
        text += (text.empty() ? "" : "\n") + notice.instead_of_actions;
    const QString body = plain(text, true);
    return server.body_markup ? body.toHtmlEscaped() : body;
}

uchar level_of(DesktopNotice::Urgency urgency) {
    switch (urgency) {
    case DesktopNotice::Urgency::low:
        return 0;
    case DesktopNotice::Urgency::normal:
        return 1;
    case DesktopNotice::Urgency::critical:
        return 2;
    }
    return 1;
}

} // namespace

QVariantList notify_arguments(const DesktopNotice& notice, const NotificationServer& server, uint replaced) {
    QString summary = plain(notice.summary, false);
    QString body = body_of(notice, server);
    if (!server.body && !body.isEmpty()) {
        summary += QStringLiteral(" – ") + plain(body.toStdString(), false);
        body.clear();
    }
    QStringList actions;
    if (server.actions && !notice.actions.empty()) {
        actions << QLatin1String(default_action) << QString::fromStdString(notice.actions.front().label);
        for (const DesktopNotice::Action& action : notice.actions)
            actions << QString::fromStdString(action.key) << QString::fromStdString(action.label);
    }
    // Resident: a button does not make the server take it away; its owner may have something to say first.
    const QVariantMap hints{{QStringLiteral("urgency"), QVariant::fromValue(level_of(notice.urgency))},
                            {QStringLiteral("category"), QStringLiteral("email")},
                            {QStringLiteral("desktop-entry"), QStringLiteral("rinnova")},
                            {QStringLiteral("resident"), notice.stays && !actions.isEmpty()}};
    return {QStringLiteral("Rinnova"),
            replaced,
            QStringLiteral("dialog-password"),
            summary,
            body,
            actions,
            hints,
            notice.stays ? until_taken_away : as_the_server_likes};
}

NotificationServer server_from(const QDBusMessage& information, const QDBusMessage& capabilities) {
    const QVariantList said = information.arguments();
    const QStringList can = capabilities.arguments().value(0).toStringList();
    return {said.value(0).toString().toStdString(),      said.value(2).toString().toStdString(),
            can.contains(QStringLiteral("actions")),     can.contains(QStringLiteral("body")),
            can.contains(QStringLiteral("body-markup")), can.contains(QStringLiteral("persistence"))};
}

std::string action_meant(const DesktopNotice& notice, const std::string& key) {
    return key == default_action && !notice.actions.empty() ? notice.actions.front().key : key;
}

} // namespace rinnova
