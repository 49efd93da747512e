// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/LocalSocket.h"

namespace rinnova {

/// Wakes one thread that waits for it among other things, from any other. Stays awake.
class WakeEvent {
  public:
    WakeEvent();
    void wake() const noexcept;
    /// What to wait for: readable, on Windows signalled, once it was woken.
    int number() const noexcept { return m_event.number(); }

  private:
    Descriptor m_event;
};

} // namespace rinnova
