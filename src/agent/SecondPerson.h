// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "agent/Channel.h"
#include "agent/Errands.h"

#include <list>
#include <memory>
#include <string>

namespace rinnova::agent {

/// Takes notices to somebody who is not at this desktop, by the second channel of the configuration.
class SecondPerson {
  public:
    SecondPerson(const Parts& parts, Errands& errands) : m_parts(parts), m_errands(errands) {}

    /// By what a message is sent: `mail` or `command`; `not-found` when nothing is configured, and the errors
    /// of a configuration that cannot be used.
    Result<std::string> way() const;
    /// Nothing waits.
    void tell(const ChannelMessage& message, Channel::Done done);

  private:
    Result<std::unique_ptr<Channel>> make_channel();

    const Parts& m_parts;
    Errands& m_errands;
    struct UnderWay {
        std::unique_ptr<Channel> channel;
        bool ended = false; ///< gone with the next message: it is calling
    };
    std::list<UnderWay> m_under_way;
};

} // namespace rinnova::agent
