// SPDX-License-Identifier: Apache-2.0
#include "agent/Connection.h"

#include "base/Residue.h"
#include "base/Secret.h"
#include "service/rpc/Protocol.h"

#include <sys/socket.h>

#include <cerrno>

namespace rinnova::agent {

namespace {
/// From here on a client that does not read is not read from.
constexpr std::size_t much_unsent = std::size_t{1024} * 1024;
/// What is pushed to a client that never reads.
constexpr std::size_t most_unsent = std::size_t{64} * 1024 * 1024;
} // namespace

Connection::Connection(Descriptor socket, Events events)
    : m_socket(std::move(socket)), m_events(std::move(events)), m_reader(rpc::longest_request),
      m_readable(m_socket.number(), QSocketNotifier::Read) {
    QObject::connect(&m_readable, &QSocketNotifier::activated, &m_readable, [this] { read_some(); });
}

void Connection::close() {
    if (!m_socket)
        return;
    m_readable.setEnabled(false);
    if (m_writable)
        m_writable->setEnabled(false);
    m_socket = Descriptor();
    m_events.closed();
}

void Connection::close_after_sending() {
    m_ending = true;
    m_readable.setEnabled(false);
    if (m_out.empty())
        close();
}

void Connection::hold(bool held) {
    m_held = held;
    take_lines();
}

bool Connection::may_take() const noexcept {
    return m_socket && !m_held && !m_ending && unsent() < much_unsent;
}

void Connection::read_some() {
    const auto room = m_reader.room();
    const ssize_t count = recv(m_socket.number(), room.data(), room.size(), 0);
    if (count < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (count <= 0)
        return close();
    m_reader.arrived(static_cast<std::size_t>(count));
    take_lines();
    wipe_residue(); // a password may have gone through
}

/// Takes what has arrived, as far as it may, and sees to it that more arrives only then.
void Connection::take_lines() {
    if (m_in_lines) // the line that is being handled let go of what held us
        return;
    m_in_lines = true;
    while (may_take()) {
        const auto line = m_reader.next();
        if (!line)
            break;
        m_events.line(*line);
    }
    if (m_socket && !m_ending && m_reader.too_long())
        m_events.too_long();
    m_in_lines = false;
    if (m_socket)
        m_readable.setEnabled(may_take());
}

void Connection::send(std::string_view line) {
    if (!m_socket)
        return;
    if (unsent() + line.size() > most_unsent)
        return close();
    m_out.erase(0, m_sent);
    m_sent = 0;
    m_out += line;
    write_some();
}

void Connection::write_some() {
    while (unsent() > 0) {
        const ssize_t count = ::send(m_socket.number(), m_out.data() + m_sent, unsent(), MSG_NOSIGNAL);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0 && errno == EAGAIN)
            return wait_to_write();
        if (count < 0)
            return close();
        m_sent += static_cast<std::size_t>(count);
    }
    // A live host is told passwords. An assignment would keep the buffer, and what is in it.
    wipe(m_out);
    std::string().swap(m_out);
    m_sent = 0;
    if (m_writable)
        m_writable->setEnabled(false);
    if (m_ending)
        close();
    else
        take_lines();
}

void Connection::wait_to_write() {
    if (!m_writable) {
        m_writable = std::make_unique<QSocketNotifier>(m_socket.number(), QSocketNotifier::Write);
        QObject::connect(m_writable.get(), &QSocketNotifier::activated, m_writable.get(),
                         [this] { write_some(); });
    }
    m_writable->setEnabled(true);
    take_lines();
}

} // namespace rinnova::agent
