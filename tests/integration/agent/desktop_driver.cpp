// SPDX-License-Identifier: Apache-2.0
// The agent's ears and mouth, driven by lines of JSON on standard input; what they hear goes to standard
// output.
#include "agent/Notifications.h"
#include "agent/SleepWatch.h"
#include "agent/SystemAlarm.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <nlohmann/json.hpp>
#include <unistd.h>

#include <iostream>

using namespace rinnova;
using nlohmann::json;

namespace {

void say(const json& event) {
    std::cout << event.dump() << std::endl;
}

DesktopNotice notice_from(const json& line) {
    DesktopNotice notice;
    notice.summary = line.at("summary");
    notice.body = line.value("body", "");
    const std::string urgency = line.value("urgency", "normal");
    notice.urgency = urgency == "critical" ? DesktopNotice::Urgency::critical
                     : urgency == "low"    ? DesktopNotice::Urgency::low
                                           : DesktopNotice::Urgency::normal;
    notice.stays = line.value("stays", true);
    for (const json& action : line.value("actions", json::array()))
        notice.actions.push_back({action.at(0), action.at(1)});
    notice.instead_of_actions = line.value("instead", "");
    notice.discreet_summary = line.value("discreet", "");
    return notice;
}

const char* name_of(NoticeEnd end) {
    switch (end) {
    case NoticeEnd::expired:
        return "expired";
    case NoticeEnd::dismissed:
        return "dismissed";
    case NoticeEnd::withdrawn:
        return "withdrawn";
    case NoticeEnd::unknown:
        return "unknown";
    }
    return "";
}

class Driver {
  public:
    Driver() : m_lines(0, QSocketNotifier::Read) {
        QObject::connect(&m_lines, &QSocketNotifier::activated, [this] { read_lines(); });
    }

  private:
    void read_lines() {
        std::array<char, 4096> part{};
        const ssize_t count = read(0, part.data(), part.size());
        if (count <= 0)
            return QCoreApplication::quit();
        m_input.append(part.data(), static_cast<std::size_t>(count));
        for (std::size_t end = 0; (end = m_input.find('\n')) != std::string::npos; m_input.erase(0, end + 1))
            obey(json::parse(m_input.substr(0, end)));
    }

    void obey(const json& line) {
        const std::string order = line.at("do");
        if (order == "show")
            m_notifications.show(line.at("tag"), notice_from(line));
        else if (order == "show-again-on-action")
            m_shown_on_action = notice_from(line);
        else if (order == "close")
            m_notifications.close(line.at("tag"));
        else if (order == "server")
            m_notifications.ask_server([](const Result<NotificationServer>& server) {
                if (server)
                    say({{"event", "server"}, {"name", server->name}, {"actions", server->actions}});
                else
                    say({{"event", "no-server"}, {"code", to_string(server.error().code)}});
            });
        else if (order == "alarm")
            m_alarm->set(m_clock.now() + std::chrono::seconds(line.at("seconds").get<int>()));
    }

    Notifications::Events events() {
        return {[](const std::string& tag) {
                    say({{"event", "shown"}, {"tag", tag}});
                },
                [](const std::string& tag, const Error& error) {
                    say({{"event", "failed"}, {"tag", tag}, {"code", to_string(error.code)}});
                },
                [this](const std::string& tag, const std::string& action) {
                    say({{"event", "acted"},
                         {"tag", tag},
                         {"action", action},
                         {"token", m_notifications.activation_token()}});
                    if (m_shown_on_action)
                        m_notifications.show(tag, *m_shown_on_action);
                },
                [](const std::string& tag, NoticeEnd end) {
                    say({{"event", "ended"}, {"tag", tag}, {"how", name_of(end)}});
                }};
    }

    SystemClock m_clock;
    std::unique_ptr<Alarm> m_alarm = [] {
        auto alarm = make_system_alarm().value();
        alarm->when_it_rings([] { say({{"event", "rang"}}); });
        return alarm;
    }();
    Notifications m_notifications{QDBusConnection::sessionBus(), events(), std::chrono::seconds(20)};
    SleepWatch m_sleep{QDBusConnection::systemBus(), [] { say({{"event", "woke"}}); }};
    std::optional<DesktopNotice> m_shown_on_action;
    std::string m_input;
    QSocketNotifier m_lines;
};

} // namespace

int main(int count, char** arguments) {
    QCoreApplication application(count, arguments);
    const Driver driver;
    say({{"event", "ready"}});
    return QCoreApplication::exec();
}
