// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/LocalStream.h"
#include "base/Paths.h"
#include "service/rpc/FrameReader.h"

#include <QFileSystemWatcher>
#include <QTimer>

#include <functional>
#include <memory>
#include <string>

namespace rinnova::desktop {

/// Hears that what `status` shows may be another: from the agent while one runs, else from the ledger's file.
/// Waits for an agent that comes, without ever looking at the clock.
class AgentEvents final : public QObject {
  public:
    /// `changed` is called once for several changes at a time, and again for what others write from its
    /// beginning on: what is read in it, or later, is as new as can be.
    AgentEvents(const Paths& paths, std::string language, std::function<void()> changed);
    ~AgentEvents() override;

    /// Also while it has not answered yet.
    bool agent_runs() const { return static_cast<bool>(m_stream); }

  private:
    void connect_to_agent();
    void read();
    void drop();
    void watch();
    void ledger_touched();
    std::string ledger_now() const;

    Paths m_paths;
    std::string m_language;
    std::function<void()> m_changed;
    std::unique_ptr<LocalStream> m_stream; ///< none while no agent is spoken with
    rpc::FrameReader m_reader;
    QFileSystemWatcher m_watcher;
    QTimer m_soon;
    QTimer m_again; ///< a socket that is there and does not listen yet
    int m_tries = 0;
    bool m_greeted = false;
    std::string m_seen; ///< the ledger before it was read
};

} // namespace rinnova::desktop
