// SPDX-License-Identifier: Apache-2.0
// The protocol of sd_notify(3), which its page says to be stable and to be spoken without the library too:
// one datagram to the socket that NOTIFY_SOCKET names. libsystemd would bring five compression and crypto
// libraries into a process that is to be small.
#include "base/ServiceManager.h"

#include "base/LocalSocket.h"

#include <sys/socket.h>
#include <sys/un.h>

#include <cstddef>
#include <cstdlib>
#include <cstring>

namespace rinnova {

void tell_service_manager(std::string_view state) {
    const char* name = std::getenv("NOTIFY_SOCKET");
    sockaddr_un address{};
    const std::size_t length = name != nullptr ? std::strlen(name) : 0;
    if (length < 2 || length > sizeof address.sun_path || (name[0] != '/' && name[0] != '@'))
        return;
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, name, length);
    if (name[0] == '@')
        address.sun_path[0] = '\0'; // the abstract namespace, unix(7)
    const Descriptor socket(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    (void)sendto(socket.number(), state.data(), state.size(), MSG_NOSIGNAL,
                 reinterpret_cast<const sockaddr*>(&address),
                 static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + length));
}

} // namespace rinnova
