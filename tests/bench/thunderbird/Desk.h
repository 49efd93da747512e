// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "TestProfile.h"

#include <string>

namespace rinnova::bench {

/// Whose logins fill the file beside those of the account at hand.
enum class Others {
    websites,  ///< of other hosts: told apart by their origin
    neighbours ///< of the same servers: each user name has to be opened
};

/// A profile of one account (IMAP, POP3 and SMTP) among `logins` logins in all.
void fill_for_one(const thunderbird::trial::TestProfile& profile, int logins, Others others,
                  const thunderbird::trial::TestKeys& keys);
/// One of `accounts` accounts, with an IMAP and an SMTP server each.
void fill_for_many(const thunderbird::trial::TestProfile& profile, int accounts);

/// Another password at each call.
std::string next_password();

} // namespace rinnova::bench
