// SPDX-License-Identifier: Apache-2.0
#include "base/FileLock.h"

#include "base/Text.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <thread>
#include <utility>

namespace rinnova {

Result<FileLock> FileLock::acquire(const std::filesystem::path& file, std::chrono::milliseconds patience) {
    const int descriptor = open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor < 0)
        return fail_errno(errno, translate("base", "the lock cannot be taken"), file.string());
    FileLock lock(descriptor);
    const auto deadline = std::chrono::steady_clock::now() + patience;
    // flock has no time limit of its own; a short pause between tries is cheaper than a signal.
    while (flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK && errno != EINTR)
            return fail_errno(errno, translate("base", "the lock cannot be taken"), file.string());
        if (std::chrono::steady_clock::now() >= deadline)
            return fail(ErrorCode::busy, translate("base", "Another Rinnova is at work."),
                        translate("base", "Wait until it has finished, and try again."), file.string());
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return lock;
}

FileLock::FileLock(FileLock&& other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}

FileLock& FileLock::operator=(FileLock&& other) noexcept {
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

FileLock::~FileLock() {
    if (m_descriptor >= 0)
        close(m_descriptor);
}

} // namespace rinnova
