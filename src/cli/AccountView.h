// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/Console.h"
#include "model/Requests.h"

#include <string>
#include <vector>

namespace rinnova::cli {

/// Expired first, then what is due, open or waits to be retried, then accounts without a date, then the
/// others; within each by the days left, then by name.
void sort_by_urgency(std::vector<AccountStatus>& accounts);

/// A list, a line for each account, and what the most urgent ones need.
std::string accounts_text(const std::vector<AccountStatus>& accounts, const Screen& screen);

/// One account with its slots.
std::string account_text(const AccountStatus& account, const Screen& screen);

/// What was found, account by account.
std::string discovered_text(const DiscoverReport& report, const Screen& screen);

/// `3 in sync, 1 waiting`
std::string slots_in_words(const std::vector<Slot>& slots);

/// What still works once a password has expired, and how to recover.
std::string expired_advice(const AccountKey& account);

/// A message, its hint, and where it happened when the message does not say so.
std::string error_text(const Error& error, const Screen& screen);

} // namespace rinnova::cli
