// SPDX-License-Identifier: Apache-2.0
#include "ProfileLock.h"

#include "sdk/Target.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace rinnova::thunderbird {

namespace {

// nsProfileLock.cpp: Thunderbird takes a POSIX write lock on all of `.parentlock`, which it makes and never
// removes. The link named `lock` beside it is older, stays behind after a clean end, and tells nothing.
std::filesystem::path lock_file(const std::filesystem::path& profile) {
    return profile / ".parentlock";
}

struct flock whole_file(short kind) {
    struct flock lock {};
    lock.l_type = kind;
    lock.l_whence = SEEK_SET;
    return lock;
}

// A lock of an open file description is in the way of Thunderbird's lock as one of ours would be, and unlike
// that one it is not given up when something else in this process opens and closes the file. Where the system
// or the file system has none, the other kind has to do.
int set_lock(int descriptor) {
    struct flock lock = whole_file(F_WRLCK);
    if (fcntl(descriptor, F_OFD_SETLK, &lock) == 0)
        return 0;
    if (errno != EINVAL && errno != ENOSYS)
        return errno;
    lock = whole_file(F_WRLCK);
    return fcntl(descriptor, F_SETLK, &lock) == 0 ? 0 : errno;
}

Result<int> open_lock_file(const std::filesystem::path& path, int flags) {
    // O_NONBLOCK: what stands there might be a FIFO.
    const int descriptor = open(path.c_str(), flags | O_CLOEXEC | O_NONBLOCK, 0600);
    if (descriptor < 0)
        return fail_errno(errno, translate("thunderbird", "the profile's lock cannot be opened"),
                          path.string());
    struct stat found {};
    if (fstat(descriptor, &found) == 0 && S_ISREG(found.st_mode))
        return descriptor;
    close(descriptor);
    return fail(ErrorCode::invalid_data,
                translate("thunderbird", "The profile's lock is not an ordinary file."), {}, path.string());
}

} // namespace

Result<ProfileLock> ProfileLock::acquire(const std::filesystem::path& profile) {
    const std::filesystem::path path = lock_file(profile);
    const auto descriptor = open_lock_file(path, O_RDWR | O_CREAT);
    if (!descriptor)
        return tl::unexpected(descriptor.error());
    ProfileLock lock(*descriptor);
    const int status = set_lock(*descriptor);
    if (status == 0)
        return lock;
    if (status != EAGAIN && status != EACCES)
        return fail_errno(status, translate("thunderbird", "the profile cannot be locked"), path.string());
    ProfileHolder holder;
    struct flock other = whole_file(F_WRLCK);
    if (fcntl(*descriptor, F_GETLK, &other) == 0 && other.l_type != F_UNLCK && other.l_pid > 0)
        holder.process = other.l_pid;
    return fail(ErrorCode::busy, describe(holder),
                translate("thunderbird", "Close Thunderbird; the rest is done then."), profile.string());
}

Result<std::optional<ProfileHolder>> ProfileLock::holder(const std::filesystem::path& profile) {
    const auto descriptor = open_lock_file(lock_file(profile), O_RDONLY);
    if (!descriptor && descriptor.error().code == ErrorCode::not_found)
        return std::optional<ProfileHolder>();
    if (!descriptor)
        return tl::unexpected(descriptor.error());
    const ProfileLock closes_it(*descriptor);
    struct flock other = whole_file(F_WRLCK);
    if (fcntl(*descriptor, F_GETLK, &other) != 0)
        return fail_errno(errno, translate("thunderbird", "the profile's lock cannot be read"),
                          profile.string());
    if (other.l_type == F_UNLCK)
        return std::optional<ProfileHolder>();
    return std::optional(ProfileHolder{other.l_pid > 0 ? static_cast<long>(other.l_pid) : 0});
}

ProfileLock::ProfileLock(ProfileLock&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1)) {}

ProfileLock& ProfileLock::operator=(ProfileLock&& other) noexcept {
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

// Closing gives the lock up. The file stays: Thunderbird may be waiting to open it.
ProfileLock::~ProfileLock() {
    if (m_descriptor >= 0)
        close(m_descriptor);
}

std::string describe(const ProfileHolder& holder) {
    if (holder.process == 0)
        return translate("thunderbird", "Thunderbird is open with this profile.");
    return translate("thunderbird", "Thunderbird is open with this profile (process %1).",
                     {std::to_string(holder.process)});
}

Result<void> check_writable(const std::filesystem::path& profile) {
    if (access(profile.c_str(), W_OK | X_OK) == 0)
        return {};
    return fail_errno(errno, translate("thunderbird", "the profile cannot be changed"), profile.string());
}

} // namespace rinnova::thunderbird
