// SPDX-License-Identifier: Apache-2.0
#include "agent/Reminders.h"

#include "base/Text.h"

#include <algorithm>

namespace rinnova::agent {

namespace {

using std::chrono::minutes;

/// A session that has just begun has its notification server a moment later.
constexpr minutes desktop_pause{2};
constexpr int desktop_tries = 2;
constexpr minutes trouble_pause{15};
constexpr minutes second_pause{60};

/// For where there is no button.
ChannelMessage without_buttons(const Notice& notice) {
    return {notice.title, notice.body + (notice.in_terminal.empty() ? "" : "\n" + notice.in_terminal)};
}

bool is_about_expiry(const NoticeItem& item) {
    return item.reason != NoticeReason::open_slots;
}

DesktopNotice desktop_notice(const Notice& notice) {
    DesktopNotice shown;
    shown.summary = notice.title;
    shown.body = notice.body;
    shown.instead_of_actions = notice.in_terminal;
    shown.discreet_summary = notice.lock_screen_title;
    shown.discreet_body = notice.lock_screen_body;
    shown.urgency = notice.urgency == Urgency::critical ? DesktopNotice::Urgency::critical
                                                        : DesktopNotice::Urgency::normal;
    const bool expiry = std::any_of(notice.items.begin(), notice.items.end(), is_about_expiry);
    if (expiry)
        shown.actions.push_back({"renew", translate("agent", "Renew now")});
    else
        shown.actions.push_back({"finish", translate("agent", "Close the mail program and finish")});
    if (notice.may_snooze)
        shown.actions.push_back({"later", translate("agent", "Tomorrow")});
    if (expiry)
        shown.actions.push_back({"renewed", translate("agent", "Already renewed")});
    return shown;
}

} // namespace

void Reminders::report(const Error& error) {
    if (m_reported != error.message)
        m_parts.log.write("notices", error);
    m_reported = error.message;
    m_trouble = true;
}

Result<LocalService*> Reminders::service() {
    if (std::exchange(m_trouble, false))
        m_ways.renew_service();
    return m_ways.service();
}

void Reminders::look() {
    const Timestamp now = m_parts.clock.now();
    m_next = now + trouble_pause;
    const auto ledger = service();
    if (!ledger)
        return report(ledger.error());
    Notices& notices = (*ledger)->notices();
    if (const auto fresh = (*ledger)->refresh_calendar(); !fresh)
        report(fresh.error());
    if (m_standing && !m_on_its_way && !notices.still_stands(*m_standing).value_or(true)) {
        m_standing.reset();
        m_ways.take_away();
    }
    const auto due = notices.due();
    if (!due)
        return report(due.error());
    if (due->for_user && !m_on_its_way && !m_user_pause.holds(now))
        tell_user(*due->for_user);
    if (due->for_second_person && !m_for_second && !m_second_pause.holds(now))
        tell_second_person(*due->for_second_person);
    const auto deadline = notices.next_deadline();
    if (!deadline)
        return report(deadline.error());
    m_next = *deadline;
    if (!m_next || *m_next > now)
        return;
    // What is due and not told waits for another try, or is on its way, of whose end we hear.
    m_next.reset();
    for (const Pause& pause : {m_user_pause, m_second_pause})
        if (pause.holds(now))
            m_next = std::min(m_next.value_or(pause.end()), pause.end());
    m_next = m_next.value_or(now + trouble_pause);
}

void Reminders::tell_user(const Notice& notice) {
    // One that stands and could not be recorded need not be shown again.
    if (m_standing == notice && !m_told)
        return shown();
    m_standing = notice;
    m_on_its_way = true;
    m_told = false;
    m_ways.show(desktop_notice(notice));
}

bool Reminders::record(const Notice& notice, const std::string& channel) {
    // Not another one: `look`, on whose way this may be, has its notices from this one.
    const auto told = m_ways.service().and_then(
        [&](LocalService* ledger) { return ledger->notices().told(notice, channel); });
    if (!told)
        report(told.error());
    return told.has_value();
}

void Reminders::shown() {
    m_on_its_way = false;
    m_refusals = 0;
    if (!m_standing || m_told)
        return; // shown anew
    m_told = record(*m_standing, "desktop");
    if (!m_told)
        m_user_pause = pause_of(trouble_pause);
    m_ways.look_again();
}

void Reminders::not_shown(const Error& error) {
    m_on_its_way = false;
    if (m_standing && !m_told) {
        if (++m_refusals < desktop_tries)
            m_user_pause = pause_of(desktop_pause);
        else
            return tell_user_otherwise(error);
    }
    m_standing.reset();
    m_ways.look_again();
}

void Reminders::desktop_is_new() {
    if (!m_standing)
        return;
    m_on_its_way = false;
    if (m_told)
        m_ways.show(desktop_notice(*m_standing));
    else
        m_standing.reset(); // it is due still
}

void Reminders::server_came() {
    m_refusals = 0;
    m_user_pause = {};
    m_ways.look_again();
}

void Reminders::tell_user_otherwise(const Error& error) {
    const Notice notice = *std::exchange(m_standing, std::nullopt);
    report(error);
    const auto into_log = [this, notice] {
        const ChannelMessage message = without_buttons(notice);
        m_parts.log.write("notice", message.subject + " " + message.text);
        m_user_pause = record(notice, "log") ? Pause{} : pause_of(trouble_pause);
        m_on_its_way = false;
        m_ways.look_again();
    };
    const auto way = m_ways.second_way();
    if (!way)
        return into_log();
    m_on_its_way = true;
    m_ways.tell_second(without_buttons(notice),
                       [this, notice, way = *way, into_log](const Result<void>& sent) {
                           if (!sent) {
                               report(sent.error());
                               return into_log();
                           }
                           m_on_its_way = false;
                           m_user_pause = record(notice, way) ? Pause{} : pause_of(trouble_pause);
                           m_ways.look_again();
                       });
}

void Reminders::tell_second_person(const Notice& notice) {
    const auto way = m_ways.second_way();
    if (!way) {
        report(way.error());
        m_second_pause = pause_of(second_pause);
        return;
    }
    m_for_second = notice;
    m_ways.tell_second(without_buttons(notice), [this, way = *way](const Result<void>& sent) {
        const Notice told = *std::exchange(m_for_second, std::nullopt);
        if (!sent)
            report(sent.error());
        m_second_pause = sent && record(told, way) ? Pause{} : pause_of(second_pause);
        m_ways.look_again();
    });
}

std::optional<Notice> Reminders::answered(Reaction reaction) {
    const std::optional<Notice> notice = std::exchange(m_standing, std::nullopt);
    if (!notice)
        return std::nullopt;
    const auto noted =
        service().and_then([&](LocalService* ledger) { return ledger->notices().react(*notice, reaction); });
    if (!noted)
        report(noted.error());
    m_ways.look_again();
    return notice;
}

} // namespace rinnova::agent
