// SPDX-License-Identifier: Apache-2.0
#include "profile/handover/Delivery.h"

#include <linux/sockios.h>
#include <linux/tcp.h>
#include <netinet/in.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

namespace rinnova::handover {

namespace {

std::optional<std::uint64_t> acknowledged_bytes(int connection) {
    tcp_info info{};
    socklen_t size = sizeof info;
    if (getsockopt(connection, IPPROTO_TCP, TCP_INFO, &info, &size) != 0)
        return std::nullopt;
    return info.tcpi_bytes_acked;
}

} // namespace

std::optional<Delivery> Delivery::of_all_written(int connection) {
    // What arrives between the two questions would be counted in neither or in both: asked again then.
    for (;;) {
        const auto before = acknowledged_bytes(connection);
        int waiting = 0;
        if (!before || ioctl(connection, SIOCOUTQ, &waiting) != 0 || waiting < 0)
            return std::nullopt;
        if (acknowledged_bytes(connection) == before)
            return Delivery(connection, *before + static_cast<std::uint64_t>(waiting));
    }
}

bool Delivery::acknowledged() const {
    const auto bytes = acknowledged_bytes(m_connection);
    return bytes && *bytes >= m_wanted;
}

} // namespace rinnova::handover
