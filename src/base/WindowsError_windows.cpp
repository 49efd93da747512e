// SPDX-License-Identifier: Apache-2.0
#include "base/WindowsError_windows.h"

#include "base/Text.h"
#include "base/Wide_windows.h"

#include <windows.h>

#include <cerrno>
#include <memory>

namespace rinnova {

namespace {

/// The twin among the errors of the C library; 0 when there is none.
int errno_of(unsigned long error) {
    switch (error) {
    case ERROR_FILE_NOT_FOUND:
    case ERROR_PATH_NOT_FOUND:
    case ERROR_INVALID_DRIVE:
    case ERROR_BAD_NETPATH:
    case ERROR_BAD_PATHNAME:
    case ERROR_INVALID_NAME:
        return ENOENT;
    case ERROR_ACCESS_DENIED:
    case ERROR_PRIVILEGE_NOT_HELD:
        return EACCES;
    case ERROR_WRITE_PROTECT:
        return EROFS;
    case ERROR_SHARING_VIOLATION:
    case ERROR_LOCK_VIOLATION:
    case ERROR_USER_MAPPED_FILE:
    case ERROR_UNABLE_TO_REMOVE_REPLACED: // ReplaceFileW's words for it
    case ERROR_PIPE_BUSY:
        return EBUSY;
    case ERROR_DISK_FULL:
    case ERROR_HANDLE_DISK_FULL:
        return ENOSPC;
    case ERROR_FILE_EXISTS:
    case ERROR_ALREADY_EXISTS:
        return EEXIST;
    default:
        return 0;
    }
}

} // namespace

std::string words_of_windows(unsigned long error) {
    wchar_t* text = nullptr;
    const DWORD length = FormatMessageW(FORMAT_MESSAGE_ALLOCATE_BUFFER | FORMAT_MESSAGE_FROM_SYSTEM |
                                            FORMAT_MESSAGE_IGNORE_INSERTS,
                                        nullptr, error, 0, reinterpret_cast<wchar_t*>(&text), 0, nullptr);
    const std::unique_ptr<wchar_t, decltype(&LocalFree)> owned(text, &LocalFree);
    std::string words = length > 0 ? utf8_of({text, length}) : std::string();
    while (!words.empty() &&
           (words.back() == '\n' || words.back() == '\r' || words.back() == '.' || words.back() == ' '))
        words.pop_back();
    return words.empty() ? "Windows " + std::to_string(error) : words;
}

tl::unexpected<Error> fail_windows(unsigned long error, std::string_view what, std::string where) {
    if (const int twin = errno_of(error); twin != 0)
        return fail_errno(twin, what, std::move(where));
    std::string message = translate("base", "%1: %2 (%3)", {where, what, words_of_windows(error)});
    return fail(ErrorCode::internal, std::move(message), {}, std::move(where));
}

} // namespace rinnova
