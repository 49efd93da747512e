// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "agent/Client.h"
#include "agent/Parts.h"
#include "base/Language.h"
#include "service/rpc/Calls.h"

#include <QTimer>

#include <optional>
#include <set>

namespace rinnova::agent {

/// Where clients are served: takes their messages, has the calls done, answers, tells those who asked for it
/// what has changed. docs/protocol.md says what it does.
class Desk {
  public:
    Desk(Parts parts, Work& work);
    ~Desk();

    /// A new client. One too many is told so and sent away.
    void admit(Descriptor socket);
    /// Goes on with rotations that were cut off. To be called once, at the start.
    void finish_what_was_cut_off();
    /// Sends everybody away; what is still to be said is said first, where that is possible at once.
    void dismiss_all();

    /// Tells all subscribers that `status` may be another one than before.
    void tell_status_changed();
    /// Accounts or slots may be others than before: tells subscribers, and `changed`.
    void note_changes();

    /// A service for what needs the ledger alone, on the main thread: kept from one question to the next, and
    /// let go a moment after the last.
    Result<LocalService*> overview();
    /// Ledger or configuration may be others than before.
    void renew_overview() { m_overview.reset(); }

    /// For texts of the agent's own; while no work of others is under way.
    void speak_own_language();

    /// Called when accounts or slots may be others than before.
    std::function<void()> changed = [] {};
    /// What `rinnova agent status` shows. Parts that know more of it fill it in.
    std::function<void(rpc::AgentStatus&)> describe = [](rpc::AgentStatus&) {};

  private:
    using ClientPtr = std::shared_ptr<Client>;

    void on_line(const ClientPtr& client, std::span<char> line);
    void on_closed(const ClientPtr& client);
    void on_request(const ClientPtr& client, rpc::Message message, std::vector<Secret> secrets);
    void greet(const ClientPtr& client, const rpc::Message& message);
    void admit_live_host(const ClientPtr& client, const rpc::Message& message);
    void answer_at_once(const ClientPtr& client, const rpc::Method& method, const rpc::Message& message);
    void queue(const ClientPtr& client, const rpc::Method& method, rpc::Message message,
               std::vector<Secret> secrets);
    void cancel(const ClientPtr& client, const rpc::Message& message);
    void refuse(const ClientPtr& client, const std::optional<rpc::CallId>& id, const rpc::Trouble& trouble);
    void settle(const std::weak_ptr<Client>& client, rpc::CallId id, const std::string& line);
    void tell_progress(const std::weak_ptr<Client>& client, rpc::CallId id, const Progress& progress);
    void speak(const std::string& language);
    rpc::AgentStatus status_of_agent() const;

    Parts m_parts;
    Work& m_work;
    Timestamp m_since;
    std::set<ClientPtr> m_clients;
    std::string m_language; ///< in force for all texts
    std::optional<Translation> m_translation;
    std::unique_ptr<LocalService> m_overview; ///< answers `status` and `history`, while they are asked for
    QTimer m_rest;                            ///< from the last answer to when it is let go
};

} // namespace rinnova::agent
