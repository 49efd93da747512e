// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/World.h"
#include "model/Requests.h"

#include <map>
#include <set>
#include <vector>

namespace rinnova {

/// The slots of all targets, joined into accounts. One login at two providers is two accounts.
struct DiscoveredAccounts {
    std::map<AccountKey, std::vector<Slot>> slots;
    std::vector<Error> problems;
    std::set<std::string>
        silent_targets; ///< those that could not be asked: what the ledger knows of them stays
};

/// Asks every target. `tracked` claims slots first: an account's own servers and its provider's brand count
/// for more than what the host alone says.
DiscoveredAccounts discover_accounts(const World& world, const std::vector<Account>& tracked);

/// What is known of a tracked account's slots after a discovery: states that discovery cannot see (in-sync,
/// pending, confirmed by hand) stay as the ledger has them, and slots of targets that could not be asked are
/// kept.
std::vector<Slot> merge_slots(const std::vector<Slot>& discovered, const std::vector<Slot>& known,
                              const std::set<std::string>& silent_targets);

/// All servers of an account: its own first, then its provider's.
std::vector<Server> servers_of(const World& world, const Account& account);

} // namespace rinnova
