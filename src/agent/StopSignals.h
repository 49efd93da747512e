// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>

namespace rinnova::agent {

/// SIGTERM, SIGINT and SIGHUP ask to end in order, once; the second of its kind ends the process at once,
/// which the journal survives. One at a time; needs the application object.
class StopSignals {
  public:
    explicit StopSignals(std::function<void()> asked);
    StopSignals(const StopSignals&) = delete;
    StopSignals& operator=(const StopSignals&) = delete;
    ~StopSignals();

  private:
    struct Watch;
    std::unique_ptr<Watch> m_watch;
};

} // namespace rinnova::agent
