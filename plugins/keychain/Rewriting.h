// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "Inventory.h"
#include "sdk/SecretService.h"
#include "sdk/Target.h"

#include <optional>
#include <string>
#include <vector>

namespace rinnova::keychain {

/// What a person reads of an item: `Login/PEC of the office`.
std::string location_of(const secret_service::Collection& collection, const std::string& label);

/// Why an item cannot be had: its keyring is locked, or (KeePassXC) a person has to allow each access.
std::string why_locked(const secret_service::Collection& collection);
/// What a person does about it.
std::vector<std::string> steps_to_unlock(const secret_service::Collection& collection);

/// What an item holds, as a password: one final line end is left out. `invalid-data` when it is more than one
/// line or holds a NUL: then a program keeps something else there.
Result<Secret> password_in(secret_service::StoredSecret stored);

/// Carries out one planned change and reads it back. The inventory is as of after unlocking. `hash_after`
/// gets the state of the item once it holds the password.
SlotResult rewrite(secret_service::Service& service, const Inventory& inventory,
                   const sdk::PlannedChange& change, const Secret* password, std::string& hash_after);

} // namespace rinnova::keychain
