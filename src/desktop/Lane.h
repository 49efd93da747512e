// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

namespace rinnova::desktop {

/// A thread that does one piece of work after the other. It is started with the first.
class Lane {
  public:
    using Work = std::function<void(std::stop_token)>;

    Lane() = default;
    Lane(const Lane&) = delete;
    Lane& operator=(const Lane&) = delete;
    /// Asks what runs to end in order, waits for it, and leaves out the rest.
    ~Lane();

    void add(Work work);
    /// Asks what runs now to end in order; what waits behind it is still done.
    void stop_current();

  private:
    void run(const std::stop_token& end);

    std::mutex m_mutex;
    std::condition_variable_any m_news;
    std::deque<Work> m_waiting;
    std::stop_source m_current{std::nostopstate};
    std::jthread m_thread;
};

} // namespace rinnova::desktop
