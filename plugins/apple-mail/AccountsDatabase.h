// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "Plist.h"
#include "sdk/Target.h"

namespace rinnova::apple_mail {

/// A row of ZACCOUNT with those of its properties that mail servers have.
struct AccountRow {
    std::int64_t key = 0;    ///< Z_PK
    std::int64_t parent = 0; ///< ZPARENTACCOUNT; 0: none
    bool active = true;
    std::string type;       ///< `com.apple.account.IMAP`, …
    std::string identifier; ///< a UUID, stable
    std::string username;
    std::string description;
    std::map<std::string, Scalar, std::less<>> properties;
};

/// The accounts in the bytes of `Accounts3.sqlite` (OS X 10.11) or `Accounts4.sqlite` (later). `invalid-data`
/// when they are no such database.
Result<std::vector<AccountRow>> parse_accounts_database(std::string bytes);

} // namespace rinnova::apple_mail
