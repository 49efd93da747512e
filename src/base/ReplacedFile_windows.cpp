// SPDX-License-Identifier: Apache-2.0
#include "base/ReplacedFile_windows.h"

#include "base/Handle_windows.h"
#include "base/Patience_windows.h"
#include "base/Text.h"
#include "base/WindowsError_windows.h"

namespace rinnova {

using std::filesystem::path;

namespace {

/// Empty: the old file is there because it could not be deleted, and is nobody's only copy.
path superfluous_name(const path& file) {
    return name_beside(file, L".rinnova-done");
}

bool is_there(const path& file) {
    return GetFileAttributesW(file.c_str()) != INVALID_FILE_ATTRIBUTES;
}

/// ERROR_SUCCESS, also when there is nothing to move; else why it stays. No other file ever gives way to it.
DWORD move_patiently(const path& from, const path& to) {
    const bool moved = patiently([&] { return MoveFileExW(from.c_str(), to.c_str(), 0) != 0; });
    return moved || GetLastError() == ERROR_FILE_NOT_FOUND ? ERROR_SUCCESS : GetLastError();
}

/// ERROR_SUCCESS when it is gone, or was not there.
DWORD delete_patiently(const path& file) {
    const bool gone = patiently([&] { return DeleteFileW(file.c_str()) != 0; });
    return gone || GetLastError() == ERROR_FILE_NOT_FOUND ? ERROR_SUCCESS : GetLastError();
}

} // namespace

path name_beside(const path& file, const wchar_t* ending) {
    return file.parent_path() / (L"." + file.filename().wstring() + ending);
}

path old_name(const path& file) {
    return name_beside(file, L".rinnova-old");
}

Result<void> put_back_if_missing(const path& file) {
    if (is_there(file) || GetLastError() != ERROR_FILE_NOT_FOUND || is_there(superfluous_name(file)))
        return {};
    const path old = old_name(file);
    const DWORD reason = move_patiently(old, file);
    if (reason == ERROR_SUCCESS || is_taken(reason)) // by somebody else who put it back
        return {};
    auto stuck = fail_windows(reason, translate("base", "the file cannot be written"), file.string());
    stuck.value().hint = translate("base", "It is kept as %1, and put back at the next try.", {old.string()});
    return stuck;
}

void delete_old(const path& file) {
    if (delete_patiently(old_name(file)) != ERROR_SUCCESS)
        const Handle mark(CreateFileW(superfluous_name(file).c_str(), GENERIC_WRITE, 0, nullptr, OPEN_ALWAYS,
                                      FILE_ATTRIBUTE_HIDDEN, nullptr));
}

DWORD free_old_name(const path& file) {
    const path old = old_name(file);
    const path mark = superfluous_name(file);
    if (is_there(mark) && delete_patiently(old) == ERROR_SUCCESS)
        return delete_patiently(mark);
    // What can be renamed and not deleted is in the way of nothing.
    DWORD reason = ERROR_SUCCESS;
    int number = 0;
    do
        reason = move_patiently(old, old.wstring() + L'-' + std::to_wstring(++number));
    while (is_taken(reason));
    return reason == ERROR_SUCCESS ? delete_patiently(mark) : reason;
}

} // namespace rinnova
