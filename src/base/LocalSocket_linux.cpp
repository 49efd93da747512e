// SPDX-License-Identifier: Apache-2.0
#include "base/LocalSocket.h"

#include "base/SocketAddress_linux.h"
#include "base/Text.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace rinnova {

namespace {

std::optional<ucred> peer_of(const Descriptor& connection) {
    ucred peer{};
    socklen_t size = sizeof peer;
    if (getsockopt(connection.number(), SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0)
        return std::nullopt;
    return peer;
}

} // namespace

Result<SocketAddress> address_of(const std::filesystem::path& name) {
    SocketAddress found;
    found.address.sun_family = AF_UNIX;
    std::string text = name.string();
    if (text.size() >= sizeof found.address.sun_path) {
        found.folder = Descriptor(open(name.parent_path().c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
        if (!found.folder)
            return fail_errno(errno, translate("base", "the folder of the socket cannot be opened"),
                              name.string());
        text = "/proc/self/fd/" + std::to_string(found.folder.number()) + "/" + name.filename().string();
    }
    std::memcpy(found.address.sun_path, text.c_str(), text.size() + 1);
    return found;
}

Descriptor::~Descriptor() {
    if (m_number >= 0)
        close(m_number);
}

Result<Descriptor> connect_local(const std::filesystem::path& name) {
    auto address = address_of(name);
    if (!address)
        return tl::unexpected(address.error());
    Descriptor connection(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (connection && connect(connection.number(), address->raw(), sizeof address->address) == 0)
        return connection;
    const int reason = errno == ECONNREFUSED ? ENOENT : errno; // its process has ended: as good as none
    return fail_errno(reason, translate("base", "the socket cannot be connected to"), name.string());
}

std::optional<int> peer_process(const Descriptor& connection) {
    const auto peer = peer_of(connection);
    return peer ? std::optional<int>(peer->pid) : std::nullopt;
}

bool peer_is_this_user(const Descriptor& connection) {
    const auto peer = peer_of(connection);
    return peer && peer->uid == geteuid();
}

} // namespace rinnova
