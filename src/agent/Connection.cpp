// SPDX-License-Identifier: Apache-2.0
#include "agent/Connection.h"

#include "base/Residue.h"
#include "base/Secret.h"
#include "service/rpc/Protocol.h"

namespace rinnova::agent {

namespace {
/// From here on a client that does not read is not read from.
constexpr std::size_t much_unsent = std::size_t{1024} * 1024;
/// What is pushed to a client that never reads.
constexpr std::size_t most_unsent = std::size_t{64} * 1024 * 1024;
} // namespace

Connection::Connection(Descriptor socket, Events events)
    : m_stream(std::move(socket), {[this] { read_some(); }, [this] { write_some(); }}),
      m_events(std::move(events)), m_reader(rpc::longest_request) {
    m_stream.listen(true);
}

void Connection::close() {
    if (!m_stream.is_open())
        return;
    m_stream.close();
    m_events.closed();
}

void Connection::close_after_sending() {
    m_ending = true;
    m_stream.listen(false);
    if (m_out.empty())
        close();
}

void Connection::hold(bool held) {
    m_held = held;
    take_lines();
}

bool Connection::may_take() const noexcept {
    return m_stream.is_open() && !m_held && !m_ending && unsent() < much_unsent;
}

void Connection::read_some() {
    const auto count = m_stream.read(m_reader.room());
    if (!count)
        return;
    if (*count == 0)
        return close();
    m_reader.arrived(*count);
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
    if (m_stream.is_open() && !m_ending && m_reader.too_long())
        m_events.too_long();
    m_in_lines = false;
    m_stream.listen(may_take());
}

void Connection::send(std::string_view line) {
    if (!m_stream.is_open())
        return;
    if (unsent() + line.size() > most_unsent)
        return close();
    m_out.erase(0, m_sent);
    m_sent = 0;
    m_out += line;
    write_some();
}

void Connection::write_some() {
    const auto count = m_stream.write(std::string_view(m_out).substr(m_sent));
    if (!count)
        return close();
    m_sent += *count;
    if (unsent() > 0)
        return take_lines();
    // A live host is told passwords. An assignment would keep the buffer, and what is in it.
    wipe(m_out);
    std::string().swap(m_out);
    m_sent = 0;
    if (m_ending)
        close();
    else
        take_lines();
}

} // namespace rinnova::agent
