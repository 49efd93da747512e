// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "agent/DesktopNotice.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusServiceWatcher>
#include <QObject>

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <string>

namespace rinnova {

/// Notices on the desktop, over https://specifications.freedesktop.org/notification-spec/
/// (org.freedesktop.Notifications). A notice is known by a tag of its owner's: shown under the same tag it
/// takes the place of the earlier one. Nothing here waits; answers come from the event loop. When the server
/// ends, notices that stand are shown again by the next.
class Notifications final : public QObject {
    Q_OBJECT
  public:
    using Events = NoticeEvents;
    Notifications(QDBusConnection session_bus, Events events,
                  std::chrono::milliseconds limit = std::chrono::seconds(10));

    void show(const std::string& tag, const DesktopNotice& notice);
    /// Takes it away; nothing when it is not there.
    void close(const std::string& tag);
    /// Whether others may be looking: all that stands is shown anew when that changes. So it is at first.
    void be_discreet(bool discreet);
    /// By which the desktop lets the window that a pressed button opens come to the front (the protocol's
    /// signal ActivationToken); empty where it gave none. For the action that is being told.
    const std::string& activation_token() const { return m_token; }
    /// Who would show a notice now. Starts the server where the bus can.
    void ask_server(std::function<void(const Result<NotificationServer>& server)> answer);

  private Q_SLOTS:
    void token_given(uint id, const QString& token);
    void action_invoked(uint id, const QString& key);
    void notification_closed(uint id, uint reason);

  private:
    struct Standing {
        DesktopNotice notice;
        uint id = 0;             ///< the server's; 0 while it has not said
        bool is_news = true;     ///< its owner has not heard of it yet; else it is shown anew by us
        bool on_its_way = false; ///< a call is out
        bool again = false;      ///< shown anew while the call was out
        bool withdrawn = false;  ///< closed while the call was out
    };
    using Answer = std::function<void(const Result<QDBusMessage>& reply)>;

    void call(const char* method, const QVariantList& arguments, Answer answer);
    void send(const std::string& tag);
    void notify(const std::string& tag, const NotificationServer& server);
    void take_id(const std::string& tag, const Result<QDBusMessage>& reply);
    void give_up(const std::string& tag, const Error& error);
    void show_all_anew();
    std::map<std::string, Standing>::iterator find(uint id);

    QDBusConnection m_bus;
    Events m_events;
    std::chrono::milliseconds m_limit;
    QDBusServiceWatcher m_watcher;
    std::optional<NotificationServer> m_server;
    bool m_discreet = true;
    std::string m_token;
    std::map<std::string, Standing> m_standing;
};

} // namespace rinnova
