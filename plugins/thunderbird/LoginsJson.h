// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "JsonScanner.h"
#include "sdk/Target.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rinnova::thunderbird {

/// Where the members of one login stand that we read or write. Each range is a whole JSON value, quotes
/// included; empty when the login has no such member.
struct LoginRecord {
    TextRange whole; ///< from `{` to behind `}`
    TextRange hostname;
    TextRange http_realm;
    TextRange encrypted_username;
    TextRange encrypted_password;
    TextRange time_password_changed; ///< milliseconds since 1970, UTC
    TextRange sync_counter;
    bool deleted = false; ///< a tombstone, kept for synchronisation

    bool operator==(const LoginRecord&) const = default;
};

/// The places of everything in a logins.json (or logins-backup.json) that we have to know. The bytes stay
/// where they are, and change only at these places.
///
///     {"nextId":2,"logins":[{"id":1,"hostname":"imap://host","httpRealm":"imap://host","formSubmitURL":null,…}],
///      "potentiallyVulnerablePasswords":[],"version":3}
struct LoginsJson {
    std::vector<LoginRecord> logins; ///< in the file's order, tombstones included
    TextRange next_id;               ///< empty when it is missing
    std::uint64_t highest_id = 0;
    std::size_t append_at = 0; ///< where a further login goes: behind the last, or behind the `[`
};

/// Larger files are not read: a login takes about 700 bytes.
inline constexpr std::size_t max_logins_bytes = 256U << 20U;

/// `invalid-data` when it is no such file: no UTF-8, no JSON, logins that are no objects, a member twice
/// where we have to know which one counts. `unsupported` for a version of the format that is newer than 3.
Result<LoginsJson> parse_logins_json(std::string_view bytes);

/// One login of such a file that begins at `at`; none when there is no login. Its ranges are places in
/// `bytes`.
std::optional<LoginRecord> parse_login(std::string_view bytes, std::size_t at);

/// Up to here JavaScript keeps whole numbers exactly.
inline constexpr std::uint64_t max_exact_number = (1ULL << 53U) - 1;

/// A whole number that is not negative and stays exact in JavaScript; none for any other JSON value.
std::optional<std::uint64_t> whole_number(std::string_view token);

/// One change to a text: what stands at `where` becomes `text`. An empty range is an insertion before its
/// begin.
struct Replacement {
    TextRange where;
    std::string text;
};

/// The text with the replacements made, in any order; they do not overlap.
std::string with_replacements(std::string_view text, std::vector<Replacement> replacements);

} // namespace rinnova::thunderbird
