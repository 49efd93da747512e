// SPDX-License-Identifier: Apache-2.0
#include "base/Error.h"

#include "base/Text.h"

#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

namespace rinnova {

namespace {

constexpr std::array<std::pair<ErrorCode, std::string_view>, 13> names{{
    {ErrorCode::not_found, "not-found"},
    {ErrorCode::ambiguous, "ambiguous"},
    {ErrorCode::locked, "locked"},
    {ErrorCode::busy, "busy"},
    {ErrorCode::conflict, "conflict"},
    {ErrorCode::unsupported, "unsupported"},
    {ErrorCode::permission_denied, "permission-denied"},
    {ErrorCode::unreachable, "unreachable"},
    {ErrorCode::auth_rejected, "auth-rejected"},
    {ErrorCode::needs_user, "needs-user"},
    {ErrorCode::invalid_data, "invalid-data"},
    {ErrorCode::timed_out, "timed-out"},
    {ErrorCode::internal, "internal"},
}};

bool is_out_of_space(int error_number) {
#ifdef EDQUOT // where users have their share of a disk
    if (error_number == EDQUOT)
        return true;
#endif
    return error_number == ENOSPC;
}

ErrorCode code_of(int error_number) {
    switch (error_number) {
    case EACCES:
    case EPERM:
    case EROFS:
        return ErrorCode::permission_denied;
    case ENOENT:
    case ENOTDIR:
        return ErrorCode::not_found;
    case EBUSY:
    case EAGAIN:
        return ErrorCode::busy;
    default:
        return ErrorCode::internal;
    }
}

} // namespace

std::string_view to_string(ErrorCode code) noexcept {
    for (const auto& [value, name] : names)
        if (value == code)
            return name;
    return "internal";
}

std::optional<ErrorCode> error_code_from(std::string_view text) noexcept {
    for (const auto& [value, name] : names)
        if (name == text)
            return value;
    return std::nullopt;
}

tl::unexpected<Error> fail_errno(int error_number, std::string_view what, std::string where) {
    const std::string reason = std::error_code(error_number, std::generic_category()).message();
    std::string hint;
    if (is_out_of_space(error_number))
        hint = translate("base", "Free some space on the disk and try again.");
    else if (code_of(error_number) == ErrorCode::permission_denied)
        hint = translate("base", "Check who owns the file and its folder, and that they can be written.");
    std::string message = translate("base", "%1: %2 (%3)", {where, what, reason});
    return fail(code_of(error_number), std::move(message), std::move(hint), std::move(where));
}

} // namespace rinnova
