// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/Requests.h"
#include "terminal/Console.h"

#include <string>
#include <vector>

namespace rinnova::cli {

/// A list, a line for each account, and what the most urgent ones need.
std::string accounts_text(const std::vector<AccountStatus>& accounts, const Screen& screen);

/// One account with its slots.
std::string account_text(const AccountStatus& account, const Screen& screen);

/// What was found, account by account.
std::string discovered_text(const DiscoverReport& report, const Screen& screen);

/// What still works once a password has expired, and how to recover.
std::string expired_advice(const AccountKey& account);

/// A message, its hint, and where it happened when the message does not say so.
std::string error_text(const Error& error, const Screen& screen);

} // namespace rinnova::cli
