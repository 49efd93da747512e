// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/World.h"
#include "model/Requests.h"

#include <map>
#include <set>
#include <vector>

namespace rinnova {

/// What a discovery could not look into. What the ledger knows of it stays: neither locked nor unreadable is
/// absent.
struct Unseen {
    struct Place {
        std::string target;
        Error problem; ///< `where`: a location, what holds locations, or a file of one
    };
    std::set<std::string> targets; ///< that could not be asked
    std::vector<Place> places;     ///< showing nothing, or not all
};

/// The slots of all targets, joined into accounts. One login at two providers is two accounts.
struct DiscoveredAccounts {
    std::map<AccountKey, std::vector<Slot>> slots;
    std::vector<Error> problems;
    Unseen unseen;
};

/// Asks every target. `tracked` claims slots first: an account's own servers and its provider's brand count
/// for more than what the host alone says.
DiscoveredAccounts discover_accounts(const World& world, const std::vector<Account>& tracked);

/// What is known of a tracked account's slots after a discovery: states that discovery cannot see (in-sync,
/// pending, confirmed by hand) stay as the ledger has them, and slots that could not be looked for are kept.
std::vector<Slot> merge_slots(const std::vector<Slot>& discovered, const std::vector<Slot>& known,
                              const Unseen& unseen);

/// All servers of an account: its own first, then its provider's.
std::vector<Server> servers_of(const World& world, const Account& account);

} // namespace rinnova
