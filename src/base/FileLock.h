// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Error.h"

#include <chrono>
#include <filesystem>

namespace rinnova {

/// An exclusive lock between our own processes, held as long as the object lives and given up when the
/// process dies. (flock; clients' files have locks of their own, which their plugins know.)
class FileLock {
  public:
    /// Makes the file (0600) if needed and waits up to `patience`; `busy` when somebody else holds it that
    /// long.
    static Result<FileLock> acquire(const std::filesystem::path& file, std::chrono::milliseconds patience);

    FileLock(FileLock&& other) noexcept;
    FileLock& operator=(FileLock&& other) noexcept;
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;
    ~FileLock();

  private:
    explicit FileLock(int descriptor) : m_descriptor(descriptor) {}
    int m_descriptor = -1;
};

} // namespace rinnova
