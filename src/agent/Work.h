// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "service/rpc/Methods.h"

#include <QObject>

#include <atomic>
#include <deque>
#include <functional>
#include <memory>
#include <semaphore>
#include <set>
#include <thread>

namespace rinnova::agent {

/// Work with the engine, one piece at a time, each on a thread of its own that ends with it: an agent that
/// has nothing to do has one thread, and none of the memory that a call took. Everything here but `Job::run`
/// and `aside` happens on the main thread.
class Work {
  public:
    struct Job {
        std::function<void()> before;             ///< on the main thread, just before `run`, and its going on
        std::function<void(std::stop_token)> run; ///< on the work's thread; must not throw
        std::function<void()> done;               ///< on the main thread, after `run`
        std::function<void()> dropped;            ///< instead of all of them, when it is not begun any more
        std::stop_source stop{};                  ///< asks the job to end in order
        bool speaks_with_fleet = false;           ///< does not begin while another one is aside
    };

    Work() = default;
    ~Work();

    void add(std::shared_ptr<Job> job);
    /// Takes a job that has not begun out of the queue, without another word; false when it has begun.
    bool forget(const std::shared_ptr<Job>& job);
    bool idle() const noexcept { return !m_running && m_back.empty() && m_aside.empty(); }

    /// Called by a job, on its thread: others have their turn while it waits for something outside. Comes
    /// back when it is this job's turn again, before those that have not begun.
    void aside(const std::function<void()>& wait);

    /// Begins nothing more: what waits is dropped, what runs is asked to end in order. `ended` is called when
    /// nothing runs any more.
    void stop(std::function<void()> ended);

    /// Has `task` called on the main thread; from any thread.
    void post(std::function<void()> task);

  private:
    /// A job, and its thread once it has begun.
    struct Begun {
        std::shared_ptr<Job> job{};
        std::thread thread{};
        std::counting_semaphore<> turn{0}; ///< of one that has stepped aside
    };

    void begin_next();
    void finish();
    void end_if_nothing_runs();

    QObject m_context; ///< what is posted dies with it
    std::deque<std::shared_ptr<Job>> m_waiting;
    std::deque<std::shared_ptr<Begun>> m_back; ///< wait for their turn to go on
    std::set<std::shared_ptr<Begun>> m_aside;
    std::shared_ptr<Begun> m_running;
    std::function<void()> m_ended;       ///< set once no more is to be begun
    std::atomic<bool> m_closing = false; ///< nobody is given his turn any more
};

} // namespace rinnova::agent
