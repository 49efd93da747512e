// SPDX-License-Identifier: Apache-2.0
#include "service/rpc/SocketChannel.h"

#include <poll.h>
#include <sys/socket.h>

#include <array>
#include <cerrno>

namespace rinnova::rpc {

bool SocketChannel::send(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t sent = ::send(m_socket.number(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR)
            continue;
        if (sent < 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

SocketChannel::Waited SocketChannel::wait(Message& message, int wake, int limit_ms) {
    for (;;) {
        if (read_message(message))
            return Waited::message;
        if (!m_socket || m_reader.too_long())
            return Waited::lost;
        std::array<pollfd, 2> waiting{{{m_socket.number(), POLLIN, 0}, {wake, POLLIN, 0}}};
        const int ready = poll(waiting.data(), waiting.size(), limit_ms);
        if (ready == 0)
            return Waited::late;
        if (ready < 0 && errno != EINTR)
            return Waited::lost;
        if (ready < 0)
            continue;
        if (waiting[1].revents != 0)
            return Waited::woken;
        const auto room = m_reader.room();
        const ssize_t count = recv(m_socket.number(), room.data(), room.size(), 0);
        if (count == 0 || (count < 0 && errno != EINTR))
            return Waited::lost;
        if (count > 0)
            m_reader.arrived(static_cast<std::size_t>(count));
    }
}

} // namespace rinnova::rpc
