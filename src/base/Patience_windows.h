// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <windows.h>

#include <chrono>
#include <thread>

namespace rinnova {

/// Virus scanners, indexers and the client itself hold a file for a moment: this long is waited for them.
inline constexpr std::chrono::milliseconds patience{1000};
inline constexpr std::chrono::milliseconds patience_pause{20};

inline bool is_in_use(DWORD error) {
    return error == ERROR_SHARING_VIOLATION || error == ERROR_LOCK_VIOLATION ||
           error == ERROR_USER_MAPPED_FILE;
}

/// The name that something was to get belongs to another file.
inline bool is_taken(DWORD error) {
    return error == ERROR_ALREADY_EXISTS || error == ERROR_FILE_EXISTS;
}

/// Tries until it works, fails for another reason, or the patience is over. The error is GetLastError's.
template <typename Try>
bool patiently(Try attempt) {
    const auto deadline = std::chrono::steady_clock::now() + patience;
    while (!attempt()) {
        if (!is_in_use(GetLastError()) || std::chrono::steady_clock::now() >= deadline)
            return false;
        std::this_thread::sleep_for(patience_pause);
    }
    return true;
}

} // namespace rinnova
