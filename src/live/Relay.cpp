// SPDX-License-Identifier: Apache-2.0
#include "live/Relay.h"

#include "service/rpc/Protocol.h"

namespace rinnova::live {

bool Relay::greet() const {
    const Json hello{{"protocol", rpc::live_version}};
    return m_to_agent(rpc::request_line(1, "live", hello));
}

void Relay::agent_lost() {
    m_lines = rpc::FrameReader(longest_message);
    m_greeted = false;
}

Relay::Went Relay::addon_said(std::size_t count) {
    m_frames.arrived(count);
    while (const auto message = m_frames.next())
        if (m_greeted) {
            std::string line(*message);
            line += '\n';
            if (!m_to_agent(line))
                return Went::lost;
        }
    return m_frames.broken() ? Went::wrong : Went::on;
}

Relay::Went Relay::agent_said(std::size_t count) {
    m_lines.arrived(count);
    while (const auto line = m_lines.next())
        if (const Went went = take_line({line->data(), line->size()}); went != Went::on)
            return went;
    return m_lines.too_long() ? Went::wrong : Went::on;
}

Relay::Went Relay::take_line(std::string_view line) {
    if (!m_greeted) {
        const auto answer = rpc::parse_message(line);
        m_greeted = answer && answer->is_reply() && !answer->trouble;
        return m_greeted ? Went::on : Went::wrong; // one that will not have us is not asked again
    }
    const auto head = frame_head(line.size());
    if (!head)
        return Went::wrong;
    return m_to_addon(*head) && m_to_addon(line) ? Went::on : Went::over;
}

} // namespace rinnova::live
