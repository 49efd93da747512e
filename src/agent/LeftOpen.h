// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "agent/Errands.h"
#include "agent/OpenSlots.h"
#include "service/WaitList.h"

#include <functional>
#include <optional>
#include <vector>

namespace rinnova::agent {

/// Finishes what rotations have left open, the moment that is possible. Never by a login.
class LeftOpen {
  public:
    /// `tried`: after each attempt, whatever came of it; `take` is to be called with what is open then.
    LeftOpen(const Parts& parts, Errands& errands,
             std::function<void(const Result<RotationReport>& report)> tried);

    /// What is open now; none when that could not be learnt.
    void take(std::optional<std::vector<OpenSlotNow>> open);
    void keyring_opened() { m_slots.keyring_opened(); }
    void client_reached() { m_slots.client_reached(); }
    void client_stored() { m_slots.client_stored(); }
    void look_at_clock() { m_slots.look_at_clock(); }
    std::optional<Timestamp> next() const { return m_slots.next(); }

    /// With its user's consent: clients in the way are asked to end, and are started again. Of one account,
    /// or of all that have something open.
    void finish_with_restarts(const std::vector<AccountKey>& accounts);

  private:
    void finish();

    Errands& m_errands;
    std::function<void(const Result<RotationReport>& report)> m_tried;
    std::vector<OpenSlot> m_open;
    OpenSlots m_slots;
};

} // namespace rinnova::agent
