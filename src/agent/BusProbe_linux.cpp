// SPDX-License-Identifier: Apache-2.0
#include "agent/BusProbe.h"

#include <QByteArray>
#include <QList>

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>

namespace rinnova::agent {

namespace {

QByteArray address_of(Bus bus) {
    if (bus == Bus::system)
        return qEnvironmentVariableIsSet("DBUS_SYSTEM_BUS_ADDRESS")
                   ? qgetenv("DBUS_SYSTEM_BUS_ADDRESS")
                   : QByteArray("unix:path=/var/run/dbus/system_bus_socket");
    return qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS")
               ? qgetenv("DBUS_SESSION_BUS_ADDRESS")
               : "unix:path=" + qgetenv("XDG_RUNTIME_DIR") + "/bus";
}

/// Asks for the ways to authenticate (D-Bus Specification, Authentication Protocol) and waits for any answer.
bool says_something(int socket, std::chrono::milliseconds limit) {
    constexpr char question[] = "\0AUTH\r\n";
    if (send(socket, question, sizeof question - 1, MSG_NOSIGNAL) != sizeof question - 1)
        return false;
    pollfd readable{socket, POLLIN, 0};
    char answer = 0;
    return poll(&readable, 1, static_cast<int>(limit.count())) == 1 && recv(socket, &answer, 1, 0) == 1;
}

} // namespace

QByteArray unix_socket_of(const QByteArray& address) {
    for (const QByteArray& one : address.split(';')) {
        if (!one.startsWith("unix:"))
            continue;
        for (const QByteArray& member : one.mid(5).split(',')) {
            if (member.startsWith("path="))
                return QByteArray::fromPercentEncoding(member.mid(5));
            if (member.startsWith("abstract="))
                return '\0' + QByteArray::fromPercentEncoding(member.mid(9));
        }
    }
    return {};
}

bool bus_answers(Bus bus, std::chrono::milliseconds limit) {
    const QByteArray address = address_of(bus);
    const QByteArray path = unix_socket_of(address);
    if (path.isEmpty())
        return !address.isEmpty();
    sockaddr_un name{};
    name.sun_family = AF_UNIX;
    if (path.size() >= static_cast<qsizetype>(sizeof name.sun_path))
        return false;
    std::copy(path.begin(), path.end(), name.sun_path);
    const auto length =
        static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + static_cast<std::size_t>(path.size()));
    const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (socket < 0)
        return false;
    const bool answers = connect(socket, reinterpret_cast<const sockaddr*>(&name), length) == 0 &&
                         says_something(socket, limit);
    close(socket);
    return answers;
}

} // namespace rinnova::agent
