// SPDX-License-Identifier: Apache-2.0
#include "base/LocalSocket.h"

#include "base/Paths.h"
#include "base/Text.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace rinnova {

namespace {

constexpr int queue_length = 128;

/// The address of a name. A longer one than the 107 bytes that fit (unix(7)) goes through its folder's
/// descriptor, which has to stay open while the address is used.
struct Address {
    sockaddr_un address{};
    Descriptor folder;
};

Result<Address> address_of(const std::filesystem::path& name) {
    Address found;
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

Result<void> own_folder(const std::filesystem::path& folder) {
    if (auto made = make_private_folder(folder); !made)
        return made;
    const Descriptor opened(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    struct stat found {};
    if (!opened || fstat(opened.number(), &found) != 0)
        return fail_errno(errno, translate("base", "the folder of the socket cannot be opened"),
                          folder.string());
    if (found.st_uid != geteuid())
        return fail(ErrorCode::permission_denied,
                    translate("base", "The folder of the socket belongs to another user."), {},
                    folder.string());
    if ((found.st_mode & 0777U) != 0700 && fchmod(opened.number(), 0700) != 0)
        return fail_errno(errno, translate("base", "the folder of the socket cannot be closed to others"),
                          folder.string());
    return {};
}

const sockaddr* raw(const sockaddr_un& address) {
    return reinterpret_cast<const sockaddr*>(&address);
}

std::optional<ucred> peer_of(const Descriptor& connection) {
    ucred peer{};
    socklen_t size = sizeof peer;
    if (getsockopt(connection.number(), SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0)
        return std::nullopt;
    return peer;
}

} // namespace

Descriptor::~Descriptor() {
    if (m_number >= 0)
        close(m_number);
}

Result<Descriptor> connect_local(const std::filesystem::path& name) {
    auto address = address_of(name);
    if (!address)
        return tl::unexpected(address.error());
    Descriptor connection(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (connection && connect(connection.number(), raw(address->address), sizeof address->address) == 0)
        return connection;
    const int reason = errno == ECONNREFUSED ? ENOENT : errno; // its process has ended: as good as none
    return fail_errno(reason, translate("base", "the socket cannot be connected to"), name.string());
}

Result<Descriptor> listen_local(const std::filesystem::path& name) {
    if (auto folder = own_folder(name.parent_path()); !folder)
        return tl::unexpected(folder.error());
    auto address = address_of(name);
    if (!address)
        return tl::unexpected(address.error());
    const auto failed = [&] {
        return fail_errno(errno, translate("base", "the socket cannot be made"), name.string());
    };
    if (unlink(name.c_str()) != 0 && errno != ENOENT)
        return failed();
    Descriptor listener(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (!listener)
        return failed();
    // The mode has to be right from the first moment on.
    const mode_t before = umask(0177);
    const int bound = bind(listener.number(), raw(address->address), sizeof address->address);
    umask(before);
    if (bound != 0 || listen(listener.number(), queue_length) != 0)
        return failed();
    return listener;
}

Result<Descriptor> accept_local(const Descriptor& listener) {
    Descriptor connection(accept4(listener.number(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
    if (connection || errno == EAGAIN || errno == EINTR || errno == ECONNABORTED)
        return connection;
    return fail(ErrorCode::busy, std::strerror(errno));
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
