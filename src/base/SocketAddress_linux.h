// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/LocalSocket.h"

#include <sys/socket.h>
#include <sys/un.h>

namespace rinnova {

/// The address of a local socket's name. A longer one than the 107 bytes that fit (unix(7)) goes through its
/// folder's descriptor, which has to stay open while the address is used.
struct SocketAddress {
    sockaddr_un address{};
    Descriptor folder;

    const sockaddr* raw() const { return reinterpret_cast<const sockaddr*>(&address); }
};

Result<SocketAddress> address_of(const std::filesystem::path& name);

} // namespace rinnova
