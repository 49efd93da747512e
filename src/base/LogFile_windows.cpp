// SPDX-License-Identifier: Apache-2.0
#include "base/LogFile.h"

#include "base/Handle_windows.h"
#include "base/PrivateAccess_windows.h"

namespace rinnova {

bool append_line(const std::filesystem::path& file, std::string_view line) {
    PrivateAccess ours;
    const Handle log(CreateFileW(file.c_str(), FILE_APPEND_DATA | FILE_READ_ATTRIBUTES,
                                 FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, ours.attributes(),
                                 OPEN_ALWAYS, FILE_ATTRIBUTE_NORMAL | FILE_FLAG_OPEN_REPARSE_POINT, nullptr));
    BY_HANDLE_FILE_INFORMATION found{};
    if (!log || GetFileType(log.get()) != FILE_TYPE_DISK || !GetFileInformationByHandle(log.get(), &found) ||
        (found.dwFileAttributes & (FILE_ATTRIBUTE_DIRECTORY | FILE_ATTRIBUTE_REPARSE_POINT)) != 0)
        return false;
    DWORD written = 0;
    return WriteFile(log.get(), line.data(), static_cast<DWORD>(line.size()), &written, nullptr) &&
           written == line.size();
}

} // namespace rinnova
