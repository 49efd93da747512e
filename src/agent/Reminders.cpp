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
/// A file that is just being written is whole a moment later.
constexpr minutes writing_pause{1};

/// For where there is no button.
ChannelMessage without_buttons(const Notice& notice) {
    return {notice.title, notice.body + (notice.in_terminal.empty() ? "" : "\n" + notice.in_terminal)};
}

bool is_about_expiry(const NoticeItem& item) {
    return item.reason != NoticeReason::open_slots;
}

bool are_about_the_same(const NoticeItem& one, const NoticeItem& other) {
    return one.account == other.account && is_about_expiry(one) == is_about_expiry(other);
}

std::vector<NoticeItem> without(std::vector<NoticeItem> items, const std::vector<NoticeItem>& gone) {
    std::erase_if(items, [&](const NoticeItem& item) {
        return std::any_of(gone.begin(), gone.end(),
                           [&](const NoticeItem& one) { return are_about_the_same(item, one); });
    });
    return items;
}

/// News take the place of what was said of the same before.
std::vector<NoticeItem> joined(std::vector<NoticeItem> standing, const std::vector<NoticeItem>& news) {
    standing = without(std::move(standing), news);
    standing.insert(standing.end(), news.begin(), news.end());
    return standing;
}

DesktopNotice notice_of_trouble(const Error& error) {
    DesktopNotice notice;
    notice.summary = translate("agent", "Rinnova cannot watch the passwords");
    notice.body = error.message + (error.hint.empty() ? "" : "\n" + error.hint);
    notice.discreet_summary = notice.summary;
    return notice;
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
    if (const auto seen = tell_what_is_due(); !seen)
        return tell_trouble(seen.error());
    m_failing.clear();
    if (!std::exchange(m_trouble_told, {}).empty())
        m_ways.take_away(trouble_tag);
}

Result<void> Reminders::tell_what_is_due() {
    const Timestamp now = m_parts.clock.now();
    const auto ledger = service();
    if (!ledger)
        return tl::unexpected(ledger.error());
    Notices& notices = (*ledger)->notices();
    if (const auto fresh = (*ledger)->refresh_calendar(); !fresh)
        report(fresh.error());
    const auto due = notices.due();
    if (!due)
        return tl::unexpected(due.error());
    if (!m_on_its_way) {
        const bool news = due->for_user && !m_user_pause.holds(now);
        if (const auto done = news ? tell_user(notices, *due->for_user) : look_at_standing(notices); !done)
            return done;
    }
    if (due->for_second_person && !m_for_second && !m_second_pause.holds(now))
        tell_second_person(*due->for_second_person);
    const auto deadline = notices.next_deadline();
    if (!deadline)
        return tl::unexpected(deadline.error());
    m_next = *deadline;
    if (!m_next || *m_next > now)
        return {};
    // What is due and not told waits for another try, or is on its way, of whose end we hear.
    m_next.reset();
    for (const Pause& pause : {m_user_pause, m_second_pause})
        if (pause.holds(now))
            m_next = std::min(m_next.value_or(pause.end()), pause.end());
    m_next = m_next.value_or(now + trouble_pause);
    return {};
}

/// Nobody is reminded while this lasts.
void Reminders::tell_trouble(const Error& error) {
    report(error);
    if (std::exchange(m_failing, error.message) != error.message)
        m_writing_pause = pause_of(writing_pause);
    const Timestamp now = m_parts.clock.now();
    if (m_writing_pause.holds(now)) {
        m_next = m_writing_pause.end();
        return;
    }
    m_next = now + trouble_pause;
    if (std::exchange(m_trouble_told, error.message) != error.message)
        m_ways.show(trouble_tag, notice_of_trouble(error));
}

Result<void> Reminders::tell_user(Notices& notices, const Notice& news) {
    // Those that stand and could not be recorded need not be shown again.
    if (m_news == news) {
        shown();
        return {};
    }
    const auto all = notices.what_stands(joined(m_standing, news.items));
    if (!all)
        return tl::unexpected(all.error());
    m_news = news;
    m_on_its_way = all->has_value();
    put_up(*all);
    return {};
}

/// Takes away what needs nobody any more, and shows again what a desktop has not.
Result<void> Reminders::look_at_standing(Notices& notices) {
    if (m_standing.empty())
        return {};
    const auto still = notices.what_stands(m_standing);
    if (!still)
        return tl::unexpected(still.error());
    const std::size_t count = *still ? (*still)->items.size() : 0;
    if (m_again || count < m_standing.size())
        put_up(*still);
    return {};
}

void Reminders::put_up(const std::optional<Notice>& notice) {
    m_again = false;
    if (!notice) {
        ended(); // nothing stands any more
        return m_ways.take_away(reminder_tag);
    }
    m_standing = notice->items;
    m_ways.show(reminder_tag, desktop_notice(*notice));
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
    m_unseen = false;
    if (!m_news)
        return; // shown anew
    if (record(*m_news, "desktop"))
        m_news.reset();
    else
        m_user_pause = pause_of(trouble_pause);
    m_ways.look_again();
}

void Reminders::not_shown(const Error& error) {
    m_on_its_way = false;
    m_unseen = true;
    if (const auto news = std::exchange(m_news, std::nullopt)) {
        m_standing = without(std::move(m_standing), news->items); // they are due still
        if (++m_refusals >= desktop_tries)
            return tell_user_otherwise(*news, error);
        m_user_pause = pause_of(desktop_pause);
    }
    m_ways.look_again();
}

void Reminders::desktop_is_new() {
    if (const auto news = std::exchange(m_news, std::nullopt)) {
        m_on_its_way = false;
        m_standing = without(std::move(m_standing), news->items); // they are due still
    }
    m_again = true;
    m_trouble_told.clear();
}

void Reminders::server_came() {
    m_refusals = 0;
    m_user_pause = {};
    if (std::exchange(m_unseen, false))
        m_again = true;
    m_ways.look_again();
}

void Reminders::ended() {
    m_standing.clear();
    m_news.reset();
}

void Reminders::tell_user_otherwise(const Notice& notice, const Error& error) {
    report(error);
    const auto into_log = [this, notice] {
        const ChannelMessage message = without_buttons(notice);
        m_parts.log.write("notice", message.subject + " " + message.text);
        const bool told = record(notice, "log");
        if (told)
            m_standing = joined(std::move(m_standing), notice.items); // for the desktop that comes
        m_user_pause = told ? Pause{} : pause_of(trouble_pause);
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

void Reminders::answered(Reaction reaction, const std::vector<NoticeItem>& items) {
    const auto noted =
        service().and_then([&](LocalService* ledger) { return ledger->notices().react(items, reaction); });
    if (!noted)
        report(noted.error());
    m_standing = without(std::move(m_standing), items);
    m_again = true; // the notice is gone with the answer
    m_ways.look_again();
}

} // namespace rinnova::agent
