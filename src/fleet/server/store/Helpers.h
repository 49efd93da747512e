// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/asio/thread_pool.hpp>

#include <cstddef>
#include <functional>

namespace rinnova::fleet {

/// Threads that take a share of what one thread has to compute: one fewer than the machine has, at most
/// three.
class Helpers {
  public:
    Helpers();
    ~Helpers();
    Helpers(const Helpers&) = delete;
    Helpers& operator=(const Helpers&) = delete;

    /// `work` for each number below `count`, by the calling thread and the helpers. When it returns, all is
    /// done.
    void share_out(std::size_t count, const std::function<void(std::size_t)>& work);

  private:
    std::size_t m_count;
    boost::asio::thread_pool m_pool;
};

} // namespace rinnova::fleet
