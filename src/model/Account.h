// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/Server.h"
#include "model/Validity.h"

#include <compare>
#include <string>
#include <vector>

namespace rinnova {

/// What makes an account the one it is: one login at one provider. The login is kept in lower case, as letter
/// case never tells two logins apart; the provider is a provider file's id, or `generic:<host>`.
struct AccountKey {
    std::string provider;
    std::string login;

    auto operator<=>(const AccountKey&) const = default;
    bool operator==(const AccountKey&) const = default;
};

/// ASCII letters in lower case, everything else as it is.
std::string to_lower(std::string_view text);

/// The provider id of a host that belongs to no known provider.
std::string generic_provider(std::string_view host);
bool is_generic(std::string_view provider);

/// A tracked account. Its credentials' secrets are in the vault, under the ids of the rotations that brought
/// them.
struct Account {
    AccountKey key{};
    Validity validity{};                ///< of the current credential
    std::vector<Server> servers{};      ///< of the account's own: `--server`, `--archive`
    std::vector<std::string> devices{}; ///< phones and programs only a person can reach: `--device`
    std::string note{};
    std::string current{};  ///< vault id of the current credential; empty when the vault holds none
    std::string previous{}; ///< vault id of the one before; empty when unknown
    Validity previous_validity{};

    bool operator==(const Account&) const = default;
};

} // namespace rinnova
