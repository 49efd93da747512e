// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Clock.h"

#include <functional>
#include <optional>

namespace rinnova {

/// Wakes its owner when a moment has come, and whenever what "now" means may have changed: the clock was set,
/// the time zone is another one. Whoever is woken looks at his Clock, does what is due by it, and sets the
/// alarm anew. He may be woken for nothing.
///
/// What sets it by is a Clock of the same kind: SystemAlarm goes with SystemClock, a test's alarm with a
/// test's clock.
class Alarm {
  public:
    virtual ~Alarm() = default;

    /// The moment of the next ring, in place of the one before. One that has passed rings at once, from the
    /// event loop. None: nothing but a change of clock or zone rings.
    virtual void set(std::optional<Timestamp> moment) = 0;
    void when_it_rings(std::function<void()> ring) { m_ring = std::move(ring); }

  protected:
    void ring() const {
        if (m_ring)
            m_ring();
    }

  private:
    std::function<void()> m_ring;
};

} // namespace rinnova
