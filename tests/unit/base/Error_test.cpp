// SPDX-License-Identifier: Apache-2.0
#include "base/Error.h"

#include <doctest/doctest.h>

#include <cerrno>
#include <set>

using namespace rinnova;

TEST_CASE("error codes keep the names that documents give them") {
    const std::pair<ErrorCode, std::string_view> names[] = {
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
    };
    for (const auto& [code, name] : names) {
        CHECK(to_string(code) == name);
        CHECK(error_code_from(name) == code);
    }
    CHECK_FALSE(error_code_from("Locked").has_value());
    CHECK_FALSE(error_code_from("").has_value());
}

TEST_CASE("a failed system call becomes an error that says where, what and why") {
    const Error error = fail_errno(ENOENT, "the file cannot be read", "/home/mario/logins.json").value();
    CHECK(error.code == ErrorCode::not_found);
    CHECK(error.message == "/home/mario/logins.json: the file cannot be read (No such file or directory)");
    CHECK(error.where == "/home/mario/logins.json");
    CHECK(error.hint.empty());
}

TEST_CASE("the kind of a system error decides the code and the advice") {
    for (const int number : {EACCES, EPERM, EROFS}) {
        const Error error = fail_errno(number, "x", "/x").value();
        CHECK(error.code == ErrorCode::permission_denied);
        CHECK(error.hint == "Check who owns the file and its folder, and that they can be written.");
    }
    for (const int number : {ENOSPC, EDQUOT})
        CHECK(fail_errno(number, "x", "/x").value().hint == "Free some space on the disk and try again.");
    CHECK(fail_errno(EBUSY, "x", "/x").value().code == ErrorCode::busy);
    CHECK(fail_errno(EAGAIN, "x", "/x").value().code == ErrorCode::busy);
    CHECK(fail_errno(ENOTDIR, "x", "/x").value().code == ErrorCode::not_found);
    CHECK(fail_errno(EIO, "x", "/x").value().code == ErrorCode::internal);
}
