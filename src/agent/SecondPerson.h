// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "agent/Errands.h"

#include <functional>
#include <string>

namespace rinnova::agent {

/// Takes notices to somebody who is not at this desktop, by the second channel of the configuration.
class SecondPerson {
  public:
    using Done = std::function<void(const Result<void>& sent)>;
    SecondPerson(const Parts& parts, Errands& errands) : m_parts(parts), m_errands(errands) {}

    /// By what a message is sent: `mail` or `command`; `not-found` when nothing is configured, and the errors
    /// of a configuration that cannot be used.
    Result<std::string> way() const;
    /// Nothing waits; the answer comes from the event loop. Recipients that were left out stand in the log.
    void tell(const ChannelMessage& message, Done done);

  private:
    const Parts& m_parts;
    Errands& m_errands;
};

} // namespace rinnova::agent
