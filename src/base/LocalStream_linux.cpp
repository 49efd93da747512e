// SPDX-License-Identifier: Apache-2.0
#include "base/LocalStream.h"

#include <QSocketNotifier>

#include <sys/socket.h>

#include <cerrno>

namespace rinnova {

struct LocalStream::Parts {
    Descriptor socket;
    Events events;
    std::unique_ptr<QSocketNotifier> incoming; ///< made when they are first needed
    std::unique_ptr<QSocketNotifier> outgoing;

    /// A copy is called: it may be the last thing that happens here.
    static void tell(std::function<void()> call) { call(); }
    static void set(std::unique_ptr<QSocketNotifier>& notifier, bool on) {
        if (notifier)
            notifier->setEnabled(on);
    }
};

LocalStream::LocalStream(Descriptor connection, Events events)
    : m_parts(new Parts{std::move(connection), std::move(events), nullptr, nullptr}) {}

// A notifier may be in the middle of telling us.
LocalStream::~LocalStream() {
    close();
    for (auto* notifier : {&m_parts->incoming, &m_parts->outgoing})
        if (*notifier)
            notifier->release()->deleteLater();
}

bool LocalStream::is_open() const noexcept {
    return static_cast<bool>(m_parts->socket);
}

void LocalStream::close() {
    Parts::set(m_parts->incoming, false);
    Parts::set(m_parts->outgoing, false);
    m_parts->socket = Descriptor();
}

void LocalStream::listen(bool on) {
    if (on && is_open() && !m_parts->incoming) {
        m_parts->incoming =
            std::make_unique<QSocketNotifier>(m_parts->socket.number(), QSocketNotifier::Read);
        QObject::connect(m_parts->incoming.get(), &QSocketNotifier::activated, m_parts->incoming.get(),
                         [parts = m_parts.get()] { Parts::tell(parts->events.readable); });
    }
    Parts::set(m_parts->incoming, on && is_open());
}

std::optional<std::size_t> LocalStream::read(std::span<char> room) {
    const ssize_t count = recv(m_parts->socket.number(), room.data(), room.size(), MSG_DONTWAIT);
    if (count < 0 && (errno == EAGAIN || errno == EINTR))
        return std::nullopt;
    return count < 0 ? 0 : static_cast<std::size_t>(count);
}

std::optional<std::size_t> LocalStream::write(std::string_view bytes) {
    std::size_t taken = 0;
    while (taken < bytes.size()) {
        const ssize_t count = send(m_parts->socket.number(), bytes.data() + taken, bytes.size() - taken,
                                   MSG_NOSIGNAL | MSG_DONTWAIT);
        if (count >= 0)
            taken += static_cast<std::size_t>(count);
        else if (errno == EAGAIN)
            break;
        else if (errno != EINTR)
            return std::nullopt;
    }
    if (taken < bytes.size() && !m_parts->outgoing) {
        m_parts->outgoing =
            std::make_unique<QSocketNotifier>(m_parts->socket.number(), QSocketNotifier::Write);
        QObject::connect(m_parts->outgoing.get(), &QSocketNotifier::activated, m_parts->outgoing.get(),
                         [parts = m_parts.get()] {
                             parts->outgoing->setEnabled(false);
                             Parts::tell(parts->events.writable);
                         });
    }
    Parts::set(m_parts->outgoing, taken < bytes.size());
    return taken;
}

} // namespace rinnova
