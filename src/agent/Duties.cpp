// SPDX-License-Identifier: Apache-2.0
#include "agent/Duties.h"

#include "agent/AccountNotice.h"
#include "agent/LiveHosts.h"
#include "base/ProgramStart.h"
#include "base/Text.h"

#include <QCoreApplication>

#include <algorithm>

namespace rinnova::agent {

namespace {

/// Starts a program of ours that lies beside this one, and leaves it alone; false when it is not installed.
/// `token`: by which the desktop lets its window come to the front; may be empty.
bool start_beside(const std::string& program, const std::vector<std::string>& arguments,
                  const std::string& token) {
    auto start = start_of(QCoreApplication::applicationDirPath().toStdString() + "/" + program, arguments);
    if (!start)
        return false;
    // Wayland's name for it, and that of X11.
    for (const std::string name : {"XDG_ACTIVATION_TOKEN=", "DESKTOP_STARTUP_ID="}) {
        std::erase_if(start->environment,
                      [&](const std::string& variable) { return variable.starts_with(name); });
        if (!token.empty())
            start->environment.push_back(name + token);
    }
    return start_program(*start).has_value();
}

} // namespace

Duties::Duties(const Parts& parts, Work& work, Desk& desk, Alarm& alarm)
    : m_parts(parts), m_work(work), m_desk(desk), m_alarm(alarm),
      m_errands(parts, work, [&desk] { desk.speak_own_language(); }), m_desktop(desktop_events()),
      m_second_person(parts, m_errands), m_reminders(parts, ways_of_reminders()),
      m_left_open(parts, m_errands, [this](const auto& report) { tried(report); }),
      m_renewals(
          parts, m_errands,
          {[this](const std::string& tag, const DesktopNotice& notice) { m_desktop.show(tag, notice); },
           [this](const std::string& tag) { m_desktop.close(tag); }, [this] { m_desk.note_changes(); },
           [this] {
               m_left_open.client_stored();
               set_alarm();
           }}),
      m_fleet(parts, m_errands, ways_of_fleet()), m_configuration(FileWatch::Links::followed, [this] {
          m_desk.renew_overview();
          m_fleet.look();
          look();
      }) {
    m_alarm.when_it_rings([this] { look(); });
    m_desk.changed = [this] { accounts_changed(); };
    m_desk.describe = [this](rpc::AgentStatus& status) { describe(status); };
    if (m_parts.live != nullptr)
        m_parts.live->changed = [this](bool another) {
            if (another)
                m_left_open.client_reached();
            m_desk.tell_status_changed();
        };
    (void)make_private_folder(parts.paths.config); // else nobody could watch what comes into it
    (void)m_configuration.set(
        {parts.paths.machine_config / "config.json", parts.paths.config / "config.json"});
    // Not before the agent is ready.
    QMetaObject::invokeMethod(
        &m_here, [this] { begin(); }, Qt::QueuedConnection);
}

Duties::~Duties() {
    m_alarm.when_it_rings({});
    m_desk.changed = [] {};
    m_desk.describe = [](rpc::AgentStatus&) {};
    if (m_parts.live != nullptr)
        m_parts.live->changed = [](bool) {};
}

Desktop::Events Duties::desktop_events() {
    NoticeEvents notices;
    notices.shown = [this](const std::string& tag) {
        if (tag == reminder_tag)
            m_reminders.shown();
        else
            m_fleet.shown(tag);
    };
    notices.failed = [this](const std::string& tag, const Error& error) {
        if (tag == reminder_tag)
            m_reminders.not_shown(error);
        else if (tag == trouble_tag)
            m_reminders.trouble_not_shown(); // the log has it
        else
            m_parts.log.write("notices", error);
    };
    notices.acted = [this](const std::string& tag, const std::string& action) { acted(tag, action); };
    notices.ended = [this](const std::string& tag, NoticeEnd) {
        if (tag == reminder_tag)
            m_reminders.ended();
    };
    notices.server_changed = [this](bool there) {
        m_server.clear();
        if (!there)
            return;
        learn_server();
        m_reminders.server_came();
        m_fleet.server_came();
    };
    return {std::move(notices),
            [this] {
                m_left_open.keyring_opened();
                m_renewals.keyring_opened();
                m_fleet.keyring_opened();
            },
            [this] { m_renewals.look(); }, [this] { look(); }};
}

Reminders::Ways Duties::ways_of_reminders() {
    return {[this] { return m_desk.overview(); },
            [this] { m_desk.renew_overview(); },
            [this](const std::string& tag, const DesktopNotice& notice) { m_desktop.show(tag, notice); },
            [this](const std::string& tag) { m_desktop.close(tag); },
            [this] { return m_second_person.way(); },
            [this](const ChannelMessage& message, SecondPerson::Done done) {
                m_second_person.tell(message, std::move(done));
            },
            [this] { look_soon(); }};
}

FleetDuty::Ways Duties::ways_of_fleet() {
    return {[this] { return m_desk.overview(); },
            [this](const std::string& tag, const DesktopNotice& notice) { m_desktop.show(tag, notice); },
            [this](const std::string& tag) { m_desktop.close(tag); },
            [this] {
                std::vector<std::string> problems;
                if (m_server_known && m_server.empty())
                    problems.emplace_back("no-notifications");
                return problems;
            },
            [this] {
                m_desk.renew_overview();
                m_desk.note_changes();
            },
            [this] { look_soon(); }};
}

void Duties::look_soon() {
    if (!std::exchange(m_soon, true))
        QMetaObject::invokeMethod(
            &m_here, [this] { look(); }, Qt::QueuedConnection);
}

void Duties::begin() {
    m_desktop.listen_to_machine();
    learn_server();
    look();
    take_stock();
    m_renewals.look();
    m_fleet.changed();
}

void Duties::learn_server() {
    m_desktop.ask_server([this](const Result<NotificationServer>& server) {
        m_server = server ? server->name : std::string();
        m_server_known = true;
    });
}

void Duties::look() {
    const bool news = std::exchange(m_soon, false);
    if (m_work.idle())
        m_desk.speak_own_language();
    if (m_desktop.connect()) {
        learn_server();
        m_reminders.desktop_is_new();
    }
    m_reminders.look();
    m_left_open.look_at_clock();
    m_fleet.look_at_clock();
    set_alarm();
    if (news)
        m_desk.tell_status_changed();
}

void Duties::set_alarm() {
    std::optional<Timestamp> next = m_reminders.next();
    if (const auto other = m_left_open.next())
        next = std::min(next.value_or(*other), *other);
    if (const auto other = m_fleet.next())
        next = std::min(next.value_or(*other), *other);
    m_alarm.set(next);
}

void Duties::accounts_changed() {
    look();
    take_stock();
    m_fleet.changed();
}

/// Learns what is open and what is to be watched.
void Duties::take_stock() {
    if (std::exchange(m_taking_stock, true)) {
        m_stock_again = true;
        return;
    }
    m_errands.add<WaitList>([](LocalService& service, std::stop_token) { return service.wait_list(); },
                            [this](const Result<WaitList>& list) {
                                m_taking_stock = false;
                                if (std::exchange(m_stock_again, false))
                                    return take_stock();
                                if (list)
                                    m_renewals.watch(list->stores);
                                else
                                    report(list.error());
                                m_left_open.take(list ? std::optional(list->open) : std::nullopt);
                                set_alarm();
                            });
}

void Duties::report(const Error& error) {
    if (m_reported != error.message)
        m_parts.log.write("open slots", error);
    m_reported = error.message;
}

void Duties::tried(const Result<RotationReport>& result) {
    if (!result)
        report(result.error());
    else
        for (const AccountResult& account : result->accounts)
            if (account.outcome == AccountOutcome::done) {
                DesktopNotice notice = notice_about_account(
                    translate("agent", "The new password of %1 is everywhere", {account.account.login}),
                    translate("agent", "What was still missing has been written and read back."));
                notice.stays = false;
                m_desktop.show("finished " + account.account.login, notice);
            }
    m_desk.note_changes();
}

void Duties::acted(const std::string& tag, const std::string& action) {
    if (tag != reminder_tag) {
        const auto hinted = m_fleet.account_of(tag);
        const auto account = hinted ? hinted : m_renewals.account_of(tag);
        if (action != "renew" || !account)
            return m_renewals.acted(tag, action);
        m_desktop.close(tag);
        return renew(*account);
    }
    const Reaction reaction = action == "later"     ? Reaction::later
                              : action == "renewed" ? Reaction::renewed
                                                    : Reaction::renew;
    std::vector<NoticeItem> items = m_reminders.standing();
    std::erase_if(items, [&](const NoticeItem& item) {
        return action == "later" ? !item.snooze_limit
                                 : (item.reason == NoticeReason::open_slots) != (action == "finish");
    });
    if (action == "renew" && !items.empty())
        items.resize(1); // one at a time: the most urgent
    m_reminders.answered(reaction, items);
    if (items.empty())
        return;
    std::vector<AccountKey> accounts;
    for (const NoticeItem& item : items)
        accounts.push_back(item.account);
    if (action == "renew")
        renew(accounts.front());
    else if (action == "renewed")
        m_renewals.expect(accounts);
    else if (action == "finish")
        m_left_open.finish_with_restarts(accounts);
}

void Duties::renew(const AccountKey& account) {
    // The window opens the page itself, and shows its steps above it.
    if (m_desktop.has_display() &&
        start_beside("rinnova-desktop", {"--renew", account.login, "--provider", account.provider},
                     m_desktop.activation_token()))
        return;
    const auto service = m_desk.overview();
    const std::string page = service ? (*service)->renewal_page(account) : std::string();
    if (!page.empty())
        m_desktop.open_page(page);
    const std::string command = "rinnova rotate " + account.login;
    m_desktop.show(
        "renew",
        notice_about_account(translate("agent", "Renew the password of %1", {account.login}),
                             page.empty() ? translate("agent",
                                                      "Generate a new one with its provider; then, in a "
                                                      "terminal: %1",
                                                      {command})
                                          : translate("agent",
                                                      "Generate a new one on the page in the browser; then, "
                                                      "in a terminal: %1",
                                                      {command})));
}

void Duties::describe(rpc::AgentStatus& status) const {
    status.notices = m_server.empty() ? m_second_person.way().value_or("log") : "desktop (" + m_server + ")";
    status.live = m_parts.live != nullptr ? m_parts.live->count() : 0;
    if (const auto next = m_reminders.next())
        status.next_deadline = to_iso(*next, m_parts.clock.utc_offset(*next));
}

} // namespace rinnova::agent
