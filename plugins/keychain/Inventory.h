// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sdk/SecretService.h"
#include "sdk/Target.h"

#include <string>
#include <string_view>
#include <vector>

namespace rinnova::keychain {

/// An item of any collection, as it can be seen without unlocking anything.
struct SeenItem {
    std::string id;   ///< the slot id: of the collection and the item's attributes; the same at each start
    std::string path; ///< of the D-Bus object; may be another one after the service's next start
    std::string collection;
    secret_service::Attributes attributes; ///< hashed in part while locked (HiddenAttributes.h)
};

/// Everything in the keychain but the entries of our own vault. Labels and times are left for those who need
/// them: they cost a call for each item.
struct Inventory {
    std::vector<secret_service::Collection> collections;
    std::vector<SeenItem> items;

    const secret_service::Collection* collection(std::string_view path) const;
    /// Null when no item has this slot id.
    const SeenItem* find(std::string_view id) const;
    /// The collection of a slot that cannot be seen and may be there all the same; else null. A locked
    /// database of KeePassXC shows none of its items, gnome-keyring shows all of them.
    const secret_service::Collection* hiding(const Slot& slot) const;
};

Result<Inventory> read_inventory(secret_service::Service& service);

/// The same after everything that these slots need was unlocked, with as few questions as the service can;
/// nothing happens where nobody may be asked. What stays locked is found locked by the calls that follow.
Result<Inventory> read_unlocked_inventory(secret_service::Service& service, const std::vector<Slot>& slots);

/// What `state_of` gives for locked items begins with this: it says nothing of their times.
inline constexpr std::string_view locked_state = "locked:";

/// What is seen of an item, as a hash that tells one state from another: label, attributes and times, never
/// the secret. Locked items show less, and are told by what they are alone.
std::string state_of(const SeenItem& seen, const secret_service::Item& item);

/// The state of an item whose secret may have been stored in this very second is worth nothing: times are in
/// seconds, and another one stored in the same second would look the same. Waits for the second to end (at
/// most one).
void wait_until_told_apart(const secret_service::Item& item);

} // namespace rinnova::keychain
