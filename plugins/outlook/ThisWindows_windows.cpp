// SPDX-License-Identifier: Apache-2.0
#include "ThisWindows_windows.h"

namespace rinnova::outlook {

namespace {

ErrorCode code_of(unsigned long number) {
    switch (number) {
    case ERROR_FILE_NOT_FOUND:
    case ERROR_PATH_NOT_FOUND:
    case ERROR_KEY_DELETED:
        return ErrorCode::not_found;
    case ERROR_ACCESS_DENIED:
    case ERROR_WRITE_PROTECT:
        return ErrorCode::permission_denied;
    default:
        return ErrorCode::internal;
    }
}

} // namespace

std::wstring wide(std::u16string_view text) {
    return {text.begin(), text.end()};
}

tl::unexpected<Error> fail_windows(unsigned long number, const std::string& what) {
    std::string hint;
    if (code_of(number) == ErrorCode::permission_denied)
        hint =
            translate("outlook", "Run it as the user whose Outlook this is; another one may have taken the "
                                 "rights away.");
    return fail(code_of(number),
                translate("outlook", "%1 (error %2 of Windows).", {what, std::to_string(number)}),
                std::move(hint));
}

Windows this_windows(const sdk::TargetContext&) {
    return {user_registry(), user_seal(), programs_of_session()};
}

} // namespace rinnova::outlook
