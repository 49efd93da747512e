// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "agent/DesktopNotice.h"
#include "agent/Errands.h"

#include <QObject>

#include <functional>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace rinnova::agent {

/// Tells the administrator's server how things are, when that is due, and its user what came back. A report
/// is made, and an answer taken, in a row with the calls of clients; what takes long, the sending, happens on
/// a thread of its own, so that nobody waits for a server that does not answer.
class FleetDuty {
  public:
    struct Ways {
        std::function<Result<LocalService*>()> service; ///< for what needs no engine
        std::function<void(const std::string& tag, const DesktopNotice& notice)> show;
        std::function<void(const std::string& tag)> take_away;
        std::function<std::vector<std::string>()> problems; ///< of the agent, as words
        std::function<void()> policy_changed;
        std::function<void()> look_again; ///< `next` may be another one
    };
    FleetDuty(const Parts& parts, Errands& errands, Ways ways);
    ~FleetDuty();

    /// When the configuration may be another one.
    void look();
    /// With each ring of the alarm.
    void look_at_clock();
    /// At the start, and when accounts or slots may be others than before.
    void changed();
    void keyring_opened();
    /// A notice is on the desktop now.
    void shown(const std::string& tag);
    /// There is somebody who shows notices, anew.
    void server_came();
    /// Whom a notice of ours is about.
    std::optional<AccountKey> account_of(const std::string& tag) const;
    std::optional<Timestamp> next() const { return m_next; }

  private:
    fleet::FleetMember* member();
    Result<FleetStatus> status_now();
    void learn_next();
    void plan(std::optional<Timestamp> next);
    void begin(fleet::Occasion occasion);
    void prepared(const Result<std::optional<fleet::Parcel>>& parcel);
    void put_off(const Error& trouble);
    void send(const fleet::Parcel& parcel);
    void answered(const fleet::Parcel& parcel, const Result<fleet::HttpAnswer>& answer);
    void taken(const Result<void>& result);
    void settle();
    void tell();
    void tell_hints(const std::vector<FleetHint>& hints);
    void report(const Error& error);

    const Parts& m_parts;
    Errands& m_errands;
    Ways m_ways;
    std::optional<Timestamp> m_next;
    Timestamp m_learnt{}; ///< when that was known
    bool m_busy = false;
    bool m_again = false;   ///< something changed meanwhile
    bool m_owed = false;    ///< trouble, a locked keychain say, was in the way of what was to be told
    std::string m_reported; ///< the trouble that the log knows of already
    std::int64_t m_policy = 0;
    bool m_joined = false;          ///< when what is under way began
    std::vector<FleetHint> m_given; ///< to the desktop
    QObject m_here;
    std::jthread m_sending; ///< last: ended before what it is posted to is gone
};

} // namespace rinnova::agent
