// SPDX-License-Identifier: Apache-2.0
#include "contract/Files.h"

#include "support/ScratchFolder.h"

#include <windows.h>

#include <sstream>
#include <stdexcept>

namespace rinnova::contract {

std::string look_at(const std::filesystem::path& path) {
    const HANDLE file = CreateFileW(path.c_str(), FILE_READ_ATTRIBUTES,
                                    FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, nullptr,
                                    OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS, nullptr);
    BY_HANDLE_FILE_INFORMATION found{};
    const bool seen = GetFileInformationByHandle(file, &found) != 0;
    CloseHandle(file);
    if (!seen)
        throw std::runtime_error("cannot look at " + path.string());
    std::ostringstream text;
    text << found.dwFileAttributes << ' ' << found.nFileIndexHigh << ':' << found.nFileIndexLow << ' '
         << found.ftLastWriteTime.dwHighDateTime << ':' << found.ftLastWriteTime.dwLowDateTime << '\n';
    const HANDLE read =
        CreateFileW(path.c_str(), GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE,
                    nullptr, OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS, nullptr);
    // A lock that somebody holds shows its name and time, and nothing else.
    if (read == INVALID_HANDLE_VALUE)
        return text.str();
    CloseHandle(read);
    if ((found.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY) == 0)
        text << test::bytes_of(path);
    return text.str();
}

} // namespace rinnova::contract
