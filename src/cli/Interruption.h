// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stop_token>
#include <thread>

namespace rinnova::cli {

/// While it lives, Ctrl-C and SIGTERM do not end the process: they ask the work under way to end in order. A
/// second one ends the process at once, which the journal survives. One at a time.
class Interruption {
  public:
    Interruption();
    Interruption(const Interruption&) = delete;
    Interruption& operator=(const Interruption&) = delete;
    ~Interruption();

    std::stop_token token() const { return m_source.get_token(); }

  private:
    std::stop_source m_source;
    std::thread m_watcher; ///< a signal handler may not ask a stop_source by itself
};

} // namespace rinnova::cli
