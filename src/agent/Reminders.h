// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "agent/DesktopNotice.h"
#include "agent/Parts.h"
#include "agent/SecondPerson.h"

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace rinnova::agent {

/// Under which its notices stand on the desktop: one for all accounts, and one of trouble.
inline const std::string reminder_tag = "reminder";
inline const std::string trouble_tag = "trouble";

/// Tells people what the ledger says is due: its user on the desktop, else by the second channel, else in the
/// log; and, when nobody reacts, a second person. What was told is recorded when it is out, so that a crash
/// or a restart neither loses nor repeats a notice. On the desktop one notice stands, about all that needs
/// its user still. A configuration or a ledger that cannot be read is told there too.
class Reminders {
  public:
    struct Ways {
        std::function<Result<LocalService*>()> service; ///< for the ledger alone
        std::function<void()> renew_service;            ///< it told of trouble
        std::function<void(const std::string& tag, const DesktopNotice& notice)> show;
        std::function<void(const std::string& tag)> take_away;
        /// As SecondPerson's.
        std::function<Result<std::string>()> second_way;
        std::function<void(const ChannelMessage& message, SecondPerson::Done done)> tell_second;
        /// Something was told or answered, or may be due: `look` is to be called from the event loop.
        std::function<void()> look_again;
    };
    Reminders(const Parts& parts, Ways ways) : m_parts(parts), m_ways(std::move(ways)) {}

    /// Tells what is due, and takes away what no longer stands. To be called at the start, when `next` has
    /// come, and whenever ledger, clock or configuration may have changed.
    void look();
    std::optional<Timestamp> next() const { return m_next; }

    /// What became of the notice shown last.
    void shown();
    void not_shown(const Error& error);
    void ended();
    /// What stood on the desktop, or was on its way there, is lost: `look` shows it again.
    void desktop_is_new();
    /// A server that shows notices has come.
    void server_came();
    /// Nobody has seen the notice of trouble.
    void trouble_not_shown() { m_trouble_told.clear(); }
    /// Its user's answer to some of what stands, recorded. The others go on standing.
    void answered(Reaction reaction, const std::vector<NoticeItem>& items);
    /// The most urgent first.
    const std::vector<NoticeItem>& standing() const { return m_standing; }

  private:
    Result<void> tell_what_is_due();
    void tell_trouble(const Error& error);
    Result<void> tell_user(Notices& notices, const Notice& news);
    Result<void> look_at_standing(Notices& notices);
    void put_up(const std::optional<Notice>& notice);
    void tell_user_otherwise(const Notice& notice, const Error& error);
    void tell_second_person(const Notice& notice);
    bool record(const Notice& notice, const std::string& channel);
    void report(const Error& error);
    /// The one in use, or another one after trouble.
    Result<LocalService*> service();
    /// Nothing is tried from `since` on for `length`. A clock that was wrong meanwhile ends it.
    struct Pause {
        Timestamp since{};
        std::chrono::minutes length{0};
        Timestamp end() const { return since + length; }
        bool holds(Timestamp now) const { return since <= now && now < end(); }
    };
    Pause pause_of(std::chrono::minutes length) const { return {m_parts.clock.now(), length}; }

    const Parts& m_parts;
    Ways m_ways;
    /// What the notice on the desktop, or on its way to it, is about; also what the log alone has told.
    std::vector<NoticeItem> m_standing;
    std::optional<Notice> m_news; ///< those of them that are not recorded yet
    bool m_on_its_way = false;
    bool m_unseen = false;              ///< what stands is on no desktop
    bool m_again = false;               ///< it is to be shown again
    int m_refusals = 0;                 ///< of the desktop, one after the other
    std::optional<Notice> m_for_second; ///< on its way to a second person
    Pause m_user_pause;
    Pause m_second_pause;
    std::optional<Timestamp> m_next;
    bool m_trouble = false;
    std::string m_reported; ///< the trouble that the log knows of already
    std::string m_failing;  ///< why nobody can be reminded
    Pause m_writing_pause;  ///< since that is so
    std::string m_trouble_told;
};

} // namespace rinnova::agent
