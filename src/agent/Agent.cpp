// SPDX-License-Identifier: Apache-2.0
#include "agent/Agent.h"

namespace rinnova::agent {

Agent::Agent(Parts parts) : m_parts(parts), m_desk(std::move(parts), m_work) {}

Agent::~Agent() = default;

Result<void> Agent::open() {
    if (auto folder = make_private_folder(m_parts.paths.agent_folder()); !folder)
        return folder;
    auto lock = FileLock::acquire(m_parts.paths.agent_lock(), std::chrono::milliseconds(0));
    if (!lock)
        return tl::unexpected(lock.error());
    m_lock = std::move(*lock);
    auto listener = LocalListener::listen(
        m_parts.paths.agent_socket(), [this](Descriptor connection) { m_desk.admit(std::move(connection)); });
    if (!listener)
        return tl::unexpected(listener.error());
    m_listener = std::move(*listener);
    m_desk.finish_what_was_cut_off();
    return {};
}

void Agent::close(std::function<void()> ended) {
    m_listener.reset();
    m_work.stop([this, ended = std::move(ended)] {
        m_desk.dismiss_all();
        ended();
    });
}

} // namespace rinnova::agent
