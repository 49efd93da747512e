// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "agent/DesktopNotice.h"
#include "agent/Parts.h"
#include "agent/SecondPerson.h"

#include <chrono>
#include <functional>
#include <optional>
#include <string>

namespace rinnova::agent {

/// Tells people what the ledger says is due: its user on the desktop, else by the second channel, else in the
/// log; and, when nobody reacts, a second person. What was told is recorded when it is out, so that a crash
/// or a restart neither loses nor repeats a notice.
class Reminders {
  public:
    struct Ways {
        std::function<Result<LocalService*>()> service; ///< for the ledger alone
        std::function<void()> renew_service;            ///< it told of trouble
        std::function<void(const DesktopNotice& notice)> show;
        std::function<void()> take_away;
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
    void ended() { m_standing.reset(); }
    /// What stood on the desktop, or was on its way there, is lost.
    void desktop_is_new();
    /// A server that shows notices has come.
    void server_came();
    /// Its user's answer, recorded. The notice it was about; none when it stands no more.
    std::optional<Notice> answered(Reaction reaction);
    const std::optional<Notice>& standing() const { return m_standing; }

  private:
    void tell_user(const Notice& notice);
    void tell_user_otherwise(const Error& error);
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
    std::optional<Notice> m_standing; ///< on the desktop, or on its way to it
    bool m_on_its_way = false;
    bool m_told = false;                ///< the standing one is recorded
    int m_refusals = 0;                 ///< of the desktop, one after the other
    std::optional<Notice> m_for_second; ///< on its way to a second person
    Pause m_user_pause;
    Pause m_second_pause;
    std::optional<Timestamp> m_next;
    bool m_trouble = false;
    std::string m_reported; ///< the trouble that the log knows of already
};

} // namespace rinnova::agent
