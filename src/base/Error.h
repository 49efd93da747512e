// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <tl/expected.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace rinnova {

/// The closed set of things that can go wrong. Outcomes that are no failures (pending, needs-user) are
/// states of a slot and live in the model; `needs_user` here means that an operation cannot go on without a
/// person.
enum class ErrorCode {
    not_found,
    ambiguous,
    locked,
    busy,
    conflict,
    unsupported,
    permission_denied,
    unreachable,
    auth_rejected,
    needs_user,
    invalid_data,
    timed_out,
    internal,
};

/// The code as it stands in JSON documents: `not-found`, `timed-out`, …
std::string_view to_string(ErrorCode code) noexcept;
std::optional<ErrorCode> error_code_from(std::string_view text) noexcept;

/// What went wrong, in the user's language, and what to do about it. Never holds a secret.
struct Error {
    ErrorCode code = ErrorCode::internal;
    std::string message;
    std::string hint;  ///< what the user can do; may be empty
    std::string where; ///< the file, service or slot it happened at; may be empty

    bool operator==(const Error&) const = default;
};

template <typename T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(ErrorCode code, std::string message, std::string hint = {},
                                  std::string where = {}) {
    return tl::unexpected<Error>(Error{code, std::move(message), std::move(hint), std::move(where)});
}

/// An error for a failed system call: the code by errno (EACCES, EPERM, EROFS: permission_denied; ENOENT:
/// not_found; EBUSY, EAGAIN: busy; anything else: internal), the text from the system, `where` the path.
tl::unexpected<Error> fail_errno(int error_number, std::string_view what, std::string where);

} // namespace rinnova
