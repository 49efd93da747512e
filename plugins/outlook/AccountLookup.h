// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "MailAccount.h"

#include <unordered_map>

namespace rinnova::outlook {

/// The way from slots to the logins they stand for, as they are now: each account is read once.
class AccountLookup {
  public:
    explicit AccountLookup(const Registry& registry) : m_registry(registry) {}

    struct Found {
        MailAccount* account = nullptr;
        Login* login = nullptr;
    };
    /// `not-found` when the account is gone, or has come to hold another login.
    Result<Found> find(const Slot& slot);

    /// Whether a policy forbids to remember passwords in this account's version.
    bool forbids_remembering(const MailAccount& account);

  private:
    const Registry& m_registry;
    std::unordered_map<std::string, Result<std::optional<MailAccount>>> m_accounts; ///< by locator
    std::unordered_map<std::string, bool> m_forbidden;                              ///< by root's name
};

} // namespace rinnova::outlook
