// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "live/Frames.h"
#include "service/rpc/FrameReader.h"

#include <functional>
#include <span>
#include <string_view>

namespace rinnova::live {

/// What a host makes of bytes: an add-on's frames become lines for the agent, and the agent's lines frames.
/// It knows nothing of what they say. While the agent has not taken us, what the add-on says is for nobody.
class Relay {
  public:
    enum class Went {
        on,
        lost,  ///< the agent does not take what it is given
        over,  ///< the add-on does not
        wrong, ///< one of both broke the rules
    };
    /// Gives all of it to the other side; false when that is not there any more.
    using Write = std::function<bool(std::string_view)>;

    Relay(Write to_addon, Write to_agent)
        : m_to_addon(std::move(to_addon)), m_to_agent(std::move(to_agent)) {}

    /// Says to an agent what we are.
    bool greet() const;
    /// That agent has gone; the next one is told anew.
    void agent_lost();
    bool greeted() const noexcept { return m_greeted; }

    std::span<char> room_for_addon() { return m_frames.room(); }
    Went addon_said(std::size_t count);
    std::span<char> room_for_agent() { return m_lines.room(); }
    Went agent_said(std::size_t count);

  private:
    Went take_line(std::string_view line);

    Write m_to_addon;
    Write m_to_agent;
    FrameReader m_frames;
    rpc::FrameReader m_lines{longest_message};
    bool m_greeted = false;
};

} // namespace rinnova::live
