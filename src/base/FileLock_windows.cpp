// SPDX-License-Identifier: Apache-2.0
#include "base/FileLock.h"

#include "base/Handle_windows.h"
#include "base/PrivateAccess_windows.h"
#include "base/Text.h"
#include "base/WindowsError_windows.h"

#include <thread>
#include <utility>

namespace rinnova {

Result<FileLock> FileLock::acquire(const std::filesystem::path& file, std::chrono::milliseconds patience) {
    const auto cannot = [&] {
        return fail_windows(GetLastError(), translate("base", "the lock cannot be taken"), file.string());
    };
    PrivateAccess ours;
    Handle handle(CreateFileW(file.c_str(), GENERIC_READ | GENERIC_WRITE,
                              FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, ours.attributes(),
                              OPEN_ALWAYS, FILE_ATTRIBUTE_NORMAL | FILE_FLAG_OPEN_REPARSE_POINT, nullptr));
    if (!handle)
        return cannot();
    const auto deadline = std::chrono::steady_clock::now() + patience;
    // LockFileEx has no time limit of its own; a short pause between tries is cheaper than a thread.
    for (OVERLAPPED first_byte{}; !LockFileEx(
             handle.get(), LOCKFILE_EXCLUSIVE_LOCK | LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, &first_byte);) {
        if (GetLastError() != ERROR_LOCK_VIOLATION && GetLastError() != ERROR_IO_PENDING)
            return cannot();
        if (std::chrono::steady_clock::now() >= deadline)
            return fail(ErrorCode::busy, translate("base", "Another Rinnova is at work."),
                        translate("base", "Wait until it has finished, and try again."), file.string());
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return FileLock(number_of(handle.release()));
}

FileLock::FileLock(FileLock&& other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}

FileLock& FileLock::operator=(FileLock&& other) noexcept {
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

FileLock::~FileLock() {
    if (m_descriptor >= 0)
        CloseHandle(handle_of(m_descriptor));
}

} // namespace rinnova
