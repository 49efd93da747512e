// SPDX-License-Identifier: Apache-2.0
#include "agent/Agent.h"

#include "base/Text.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace rinnova::agent {

namespace {

/// Each client takes a descriptor; the soft limit is often 1,024, and programs that use poll may raise it.
void allow_many_descriptors() {
    constexpr rlim_t wanted = 4096;
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < wanted) {
        limit.rlim_cur = std::min(wanted, limit.rlim_max);
        (void)setrlimit(RLIMIT_NOFILE, &limit);
    }
}

Descriptor any_descriptor() {
    return Descriptor(::open("/dev/null", O_RDONLY | O_CLOEXEC));
}

} // namespace

Agent::Agent(Parts parts) : m_parts(parts), m_desk(std::move(parts), m_work) {}

Agent::~Agent() = default;

Result<void> Agent::open() {
    if (auto folder = make_private_folder(m_parts.paths.agent_folder()); !folder)
        return folder;
    auto lock = FileLock::acquire(m_parts.paths.agent_lock(), std::chrono::milliseconds(0));
    if (!lock)
        return tl::unexpected(lock.error());
    m_lock = std::move(*lock);
    allow_many_descriptors();
    auto listener = listen_local(m_parts.paths.agent_socket());
    if (!listener)
        return tl::unexpected(listener.error());
    m_listener = std::move(*listener);
    m_spare = any_descriptor();
    m_incoming = std::make_unique<QSocketNotifier>(m_listener.number(), QSocketNotifier::Read);
    QObject::connect(m_incoming.get(), &QSocketNotifier::activated, m_incoming.get(),
                     [this] { accept_all(); });
    m_desk.finish_what_was_cut_off();
    return {};
}

void Agent::accept_all() {
    for (;;) {
        auto connection = accept_local(m_listener);
        if (connection && !*connection)
            return;
        if (connection) {
            m_desk.admit(std::move(*connection));
            continue;
        }
        // No descriptor is left. One that is not taken would wake us for ever: take it, and let it go.
        m_spare = Descriptor();
        (void)accept_local(m_listener);
        m_spare = any_descriptor();
        return;
    }
}

void Agent::close(std::function<void()> ended) {
    m_incoming.reset();
    if (m_listener)
        (void)unlink(m_parts.paths.agent_socket().c_str());
    m_listener = Descriptor();
    m_work.stop([this, ended = std::move(ended)] {
        m_desk.dismiss_all();
        ended();
    });
}

} // namespace rinnova::agent
