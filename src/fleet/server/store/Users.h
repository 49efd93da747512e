// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Clock.h"
#include "base/Secret.h"
#include "fleet/server/database/Database.h"

#include <optional>
#include <string>

namespace rinnova::fleet {

enum class Role { viewer, admin };
std::string_view to_string(Role role) noexcept;
std::optional<Role> role_from(std::string_view text) noexcept;

/// Somebody who may look at the pages.
struct User {
    std::string name;
    Role role = Role::viewer;
};

/// Adds a user, or gives one another password and role, which ends his sessions and what others' wrong tries
/// make him wait.
Result<void> put_user(Database& database, Timestamp now, const User& user, const Secret& password);
Result<std::optional<User>> find_user(Database& database, const std::string& name);

struct Session {
    std::string key; ///< what the browser keeps
    std::string csrf;
    User user;
};

/// Signs in, unless too many tries were wrong before: `auth-rejected` for a wrong name or password, without
/// saying which, `busy` when the next try has to wait. Wrong tries count by address (of IPv6 by its first 64
/// bits), by name and by both; by name alone not where that name has signed in within two days.
Result<Session> sign_in(Database& database, Timestamp now, const std::string& name, const Secret& password,
                        const std::string& address);
/// The session of this key, which goes on by that.
Result<std::optional<Session>> find_session(Database& database, Timestamp now, const std::string& key);
Result<void> sign_out(Database& database, const std::string& key);
/// A session for somebody that a proxy has signed in.
Result<std::optional<Session>> session_by_proxy(Database& database, const std::string& name);

/// scrypt (RFC 7914): `scrypt$N$r$p$salt$hash`.
std::string hash_password(const Secret& password);
bool is_password(const Secret& password, std::string_view hash);

} // namespace rinnova::fleet
