// SPDX-License-Identifier: Apache-2.0
#include "base/LocalListener.h"

#include "base/Paths.h"
#include "base/SocketAddress_linux.h"
#include "base/Text.h"

#include <QSocketNotifier>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace rinnova {

namespace {

constexpr int queue_length = 128;

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

Result<Descriptor> listen_at(const std::filesystem::path& name) {
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
    const int bound = bind(listener.number(), address->raw(), sizeof address->address);
    umask(before);
    if (bound != 0 || listen(listener.number(), queue_length) != 0)
        return failed();
    return listener;
}

/// The next connection; none when there is none, `busy` when this process has no room for it.
Result<Descriptor> accept_from(const Descriptor& listener) {
    Descriptor connection(accept4(listener.number(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
    if (connection || errno == EAGAIN || errno == EINTR || errno == ECONNABORTED)
        return connection;
    return fail(ErrorCode::busy, std::strerror(errno));
}

/// Each connection takes a descriptor; the soft limit is often 1,024, and programs that use poll may raise
/// it.
void allow_many_descriptors() {
    constexpr rlim_t wanted = 4096;
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < wanted) {
        limit.rlim_cur = std::min(wanted, limit.rlim_max);
        (void)setrlimit(RLIMIT_NOFILE, &limit);
    }
}

Descriptor any_descriptor() {
    return Descriptor(open("/dev/null", O_RDONLY | O_CLOEXEC));
}

} // namespace

struct LocalListener::Parts {
    std::filesystem::path name;
    Descriptor listener;
    Arrived arrived;
    Descriptor spare{
        any_descriptor()}; ///< given up for a moment when there is no room for another descriptor
    std::unique_ptr<QSocketNotifier> incoming{};

    void accept_all() {
        for (;;) {
            auto connection = accept_from(listener);
            if (connection && !*connection)
                return;
            if (connection) {
                arrived(std::move(*connection));
                continue;
            }
            // No descriptor is left. One that is not taken would wake us for ever: take it, and let it go.
            spare = Descriptor();
            (void)accept_from(listener);
            spare = any_descriptor();
            return;
        }
    }
};

LocalListener::LocalListener(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}

LocalListener::~LocalListener() {
    (void)unlink(m_parts->name.c_str());
}

Result<std::unique_ptr<LocalListener>> LocalListener::listen(const std::filesystem::path& name,
                                                             Arrived arrived) {
    allow_many_descriptors();
    auto listener = listen_at(name);
    if (!listener)
        return tl::unexpected(listener.error());
    auto parts = std::make_unique<Parts>(Parts{name, std::move(*listener), std::move(arrived)});
    parts->incoming = std::make_unique<QSocketNotifier>(parts->listener.number(), QSocketNotifier::Read);
    QObject::connect(parts->incoming.get(), &QSocketNotifier::activated, parts->incoming.get(),
                     [parts = parts.get()] { parts->accept_all(); });
    return std::unique_ptr<LocalListener>(new LocalListener(std::move(parts)));
}

} // namespace rinnova
