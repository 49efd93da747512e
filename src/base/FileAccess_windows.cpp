// SPDX-License-Identifier: Apache-2.0
#include "base/FileAccess.h"

#include "base/AccessList_windows.h"

namespace rinnova {

bool writable_by_others(const std::filesystem::path& path) {
    return others_have(path, changing_rights, &is_this_user_or_administrator);
}

bool readable_by_others(const std::filesystem::path& path) {
    return others_have(path, reading_rights, &is_this_user_or_administrator);
}

} // namespace rinnova
