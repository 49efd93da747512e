// SPDX-License-Identifier: Apache-2.0
#include "base/FileAccess.h"

namespace rinnova {

bool writable_by_others(const std::filesystem::path& path) {
    std::error_code unreadable;
    const auto permissions = std::filesystem::status(path, unreadable).permissions();
    return unreadable || (permissions & std::filesystem::perms::others_write) != std::filesystem::perms::none;
}

} // namespace rinnova
