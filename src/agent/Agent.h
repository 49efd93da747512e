// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "agent/Desk.h"
#include "agent/Parts.h"
#include "agent/Work.h"
#include "base/FileLock.h"

#include <QSocketNotifier>

#include <functional>
#include <memory>
#include <optional>

namespace rinnova::agent {

/// The agent from its start to its end: the lock that makes it the only one, the socket, the work, and the
/// clients. Whatever else it does (notices, watches, timers) is made after `open`, from the same parts, uses
/// `work()` for all that needs the engine and `desk()` to tell and be asked, and is gone before this one.
class Agent {
  public:
    explicit Agent(Parts parts);
    ~Agent();

    /// Takes the lock, listens, and goes on with what was cut off. `busy` when another agent runs.
    Result<void> open();

    /// Ends in order: nobody is listened to any more, what waits is dropped, what runs comes to an end
    /// between two accounts. `ended` is called once all of that is over.
    void close(std::function<void()> ended);

    Work& work() noexcept { return m_work; }
    Desk& desk() noexcept { return m_desk; }

  private:
    void accept_all();

    Parts m_parts;
    std::optional<FileLock> m_lock;
    Descriptor m_listener;
    Descriptor m_spare; ///< given up for a moment when there is no room for another descriptor
    std::unique_ptr<QSocketNotifier> m_incoming;
    Work m_work;
    Desk m_desk;
};

} // namespace rinnova::agent
