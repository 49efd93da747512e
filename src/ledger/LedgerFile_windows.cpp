// SPDX-License-Identifier: Apache-2.0
#include "ledger/LedgerFile.h"

#include "base/Handle_windows.h"
#include "base/Paths.h"
#include "base/PrivateAccess_windows.h"
#include "base/Text.h"
#include "base/WindowsError_windows.h"

namespace rinnova::ledger {

Result<void> ensure_file(const std::filesystem::path& file) {
    if (auto folder = make_private_folder(file.parent_path()); !folder)
        return folder;
    const auto no_file = [&] {
        return fail(ErrorCode::invalid_data,
                    translate("ledger", "%1 is not an ordinary file.", {file.string()}), {}, file.string());
    };
    // A folder would be refused as one that may not be opened.
    const DWORD kind = GetFileAttributesW(file.c_str());
    if (kind != INVALID_FILE_ATTRIBUTES && (kind & FILE_ATTRIBUTE_DIRECTORY) != 0)
        return no_file();
    PrivateAccess ours;
    const Handle opened(CreateFileW(
        file.c_str(), GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE,
        ours.attributes(), OPEN_ALWAYS, FILE_ATTRIBUTE_NORMAL | FILE_FLAG_OPEN_REPARSE_POINT, nullptr));
    if (!opened)
        return fail_windows(GetLastError(), translate("ledger", "the ledger cannot be opened"),
                            file.string());
    BY_HANDLE_FILE_INFORMATION found{};
    if (GetFileType(opened.get()) != FILE_TYPE_DISK || !GetFileInformationByHandle(opened.get(), &found) ||
        (found.dwFileAttributes & FILE_ATTRIBUTE_REPARSE_POINT) != 0)
        return no_file();
    return {};
}

Result<std::filesystem::path> move_aside(const std::filesystem::path& file) {
    for (int number = 1; number < 1000; ++number) {
        std::filesystem::path aside = file;
        aside += ".damaged-" + std::to_string(number);
        // Fails when the name is taken.
        if (!MoveFileExW(file.c_str(), aside.c_str(), 0)) {
            if (GetLastError() == ERROR_ALREADY_EXISTS || GetLastError() == ERROR_FILE_EXISTS)
                continue;
            return fail_windows(GetLastError(), translate("ledger", "the damaged ledger cannot be set aside"),
                                file.string());
        }
        for (const char* suffix : {"-wal", "-shm"}) {
            std::filesystem::path from = file;
            from += suffix;
            std::filesystem::path to = aside;
            to += suffix;
            (void)MoveFileExW(from.c_str(), to.c_str(), MOVEFILE_REPLACE_EXISTING);
        }
        return aside;
    }
    return fail(ErrorCode::internal, translate("ledger", "There are too many damaged ledgers already."),
                translate("ledger", "Look at them, and remove those you do not need."), file.string());
}

} // namespace rinnova::ledger
