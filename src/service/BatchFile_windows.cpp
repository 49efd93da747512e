// SPDX-License-Identifier: Apache-2.0
#include "service/BatchFile.h"

#include "base/FileAccess.h"
#include "base/Handle_windows.h"
#include "base/Text.h"
#include "base/Wide_windows.h"
#include "base/WindowsError_windows.h"

namespace rinnova {

namespace {

Result<Handle> open_private(const std::string& file) {
    const std::wstring name = wide_of(file);
    const DWORD kind = GetFileAttributesW(name.c_str());
    if (kind != INVALID_FILE_ATTRIBUTES && (kind & FILE_ATTRIBUTE_DIRECTORY) != 0)
        return fail(ErrorCode::invalid_data, translate("batch", "%1 is a folder.", {file}), {}, file);
    Handle input(CreateFileW(name.c_str(), GENERIC_READ, FILE_SHARE_READ, nullptr, OPEN_EXISTING,
                             FILE_FLAG_SEQUENTIAL_SCAN, nullptr));
    if (!input)
        return fail_windows(GetLastError(), translate("batch", "the file cannot be read"), file);
    if (GetFileType(input.get()) == FILE_TYPE_DISK && readable_by_others(name))
        return fail(ErrorCode::permission_denied,
                    translate("batch", "Others may read %1, and it holds passwords.", {file}),
                    translate("batch", "Keep it in a folder of your own, below %1.", {"%USERPROFILE%"}),
                    file);
    return input;
}

} // namespace

Result<Batch> read_batch_file(const std::string& file, const RotateRequest& defaults, Date today) {
    Handle opened;
    if (file != "-") {
        auto input = open_private(file);
        if (!input)
            return tl::unexpected(input.error());
        opened = std::move(*input);
    }
    const HANDLE input = file == "-" ? GetStdHandle(STD_INPUT_HANDLE) : opened.get();
    const auto read_some = [&](std::span<char> bytes) -> Result<std::size_t> {
        DWORD count = 0;
        if (ReadFile(input, bytes.data(), static_cast<DWORD>(bytes.size()), &count, nullptr) ||
            GetLastError() == ERROR_BROKEN_PIPE || GetLastError() == ERROR_HANDLE_EOF)
            return count;
        return fail_windows(GetLastError(), translate("batch", "the file cannot be read"), file);
    };
    return read_batch(read_some, defaults, today);
}

} // namespace rinnova
