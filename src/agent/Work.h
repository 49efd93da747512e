// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "service/rpc/Methods.h"

#include <QObject>

#include <deque>
#include <functional>
#include <memory>
#include <thread>

namespace rinnova::agent {

/// Work with the engine, one piece at a time, each on a thread of its own that ends with it: an agent that
/// has nothing to do has one thread, and none of the memory that a call took. Everything here but `Job::run`
/// happens on the main thread.
class Work {
  public:
    struct Job {
        std::function<void()> before;             ///< on the main thread, just before `run`
        std::function<void(std::stop_token)> run; ///< on the work's thread; must not throw
        std::function<void()> done;               ///< on the main thread, after `run`
        std::function<void()> dropped;            ///< instead of all of them, when it is not begun any more
        std::stop_source stop{};                  ///< asks the job to end in order
    };

    Work() = default;
    ~Work();

    void add(std::shared_ptr<Job> job);
    /// Takes a job that has not begun out of the queue, without another word; false when it has begun.
    bool forget(const std::shared_ptr<Job>& job);
    bool idle() const noexcept { return !m_running; }

    /// Begins nothing more: what waits is dropped, what runs is asked to end in order. `ended` is called when
    /// nothing runs any more.
    void stop(std::function<void()> ended);

    /// Has `task` called on the main thread; from any thread.
    void post(std::function<void()> task);

  private:
    void begin_next();
    void finish();

    QObject m_context; ///< what is posted dies with it
    std::deque<std::shared_ptr<Job>> m_waiting;
    std::shared_ptr<Job> m_running;
    std::thread m_thread;
    std::function<void()> m_ended; ///< set once no more is to be begun
};

} // namespace rinnova::agent
