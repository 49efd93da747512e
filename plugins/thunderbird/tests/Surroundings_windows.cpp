// SPDX-License-Identifier: Apache-2.0
#include "Surroundings.h"

#include <windows.h>

#include <stdexcept>

namespace rinnova::thunderbird::trial {

std::filesystem::path profiles_root(const std::filesystem::path& home) {
    return home / "AppData" / "Roaming" / "Thunderbird";
}

const char* lock_file_name() {
    return "parent.lock";
}

bool lock_names_its_holder() {
    return false;
}

// A handle of this process is in everybody's way as one of another would be: sharing is the file's, not the
// process'.
std::shared_ptr<void> hold_lock(const std::filesystem::path& profile) {
    const HANDLE file = CreateFileW((profile / lock_file_name()).c_str(), GENERIC_READ | GENERIC_WRITE, 0,
                                    nullptr, OPEN_ALWAYS, FILE_ATTRIBUTE_NORMAL, nullptr);
    if (file == INVALID_HANDLE_VALUE)
        throw std::runtime_error("the profile's lock cannot be taken");
    return {file, &CloseHandle};
}

} // namespace rinnova::thunderbird::trial
