// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/ProgramStart.h"
#include "engine/World.h"

#include <stop_token>
#include <string>
#include <vector>

namespace rinnova {

/// Clients that were asked to end, with their user's consent, so that their slots can be written: they are
/// started again, the way they were, when this goes. One that could not be started again is not asked to end.
class ClosedClients {
  public:
    ClosedClients() = default;
    /// Asks those that are in the way of the slots, and waits a while for each. Who stays, stays: its slots
    /// remain pending, and a note says why.
    static ClosedClients ask(const World& world, const std::vector<Slot>& slots, std::stop_token stop);

    ClosedClients(ClosedClients&& other) noexcept;
    ClosedClients& operator=(ClosedClients&& other) = delete;
    ~ClosedClients() { bring_back(); }

    const std::vector<std::string>& notes() const noexcept { return m_notes; }
    void bring_back();

  private:
    std::vector<ProgramStart> m_ended;
    std::vector<std::string> m_notes;
};

} // namespace rinnova
