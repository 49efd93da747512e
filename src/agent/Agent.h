// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "agent/Desk.h"
#include "agent/Parts.h"
#include "agent/Work.h"
#include "base/FileLock.h"
#include "base/LocalListener.h"

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
    Parts m_parts;
    std::optional<FileLock> m_lock;
    std::unique_ptr<LocalListener> m_listener;
    Work m_work;
    Desk m_desk;
};

} // namespace rinnova::agent
