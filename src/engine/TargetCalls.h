// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/World.h"

#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace rinnova {

/// A slot and the password that it should hold. Shared, because a plugin that hangs may outlive the caller.
struct SlotSecret {
    Slot slot;
    std::shared_ptr<const Secret> password;
};

/// The secrets of one plugin call.
class CallSecrets final : public sdk::Secrets {
  public:
    void add_password(const std::string& slot_id, std::shared_ptr<const Secret> password);
    void add_unlock(const std::string& location, std::shared_ptr<const Secret> password);
    const Secret* password_for(std::string_view slot_id) const override;
    const Secret* unlock_for(std::string_view location) const override;

  private:
    std::map<std::string, std::shared_ptr<const Secret>, std::less<>> m_passwords;
    std::map<std::string, std::shared_ptr<const Secret>, std::less<>> m_unlocks;
};

/// The vault's entry for a client's primary password.
VaultKey unlock_key(const std::string& location);

/// The secrets for slots of one target: their passwords, and what the vault has to unlock their locations.
std::shared_ptr<CallSecrets> secrets_for(const World& world, const TargetHandle& target,
                                         const std::vector<SlotSecret>& slots);

/// What slots hold now, by slot id; one call for each target. Targets that cannot read back are left out.
std::map<std::string, Result<Secret>> read_slots(const World& world, const std::vector<Slot>& slots);

/// Which of these, by slot id, the target reads back for nobody, or the system never shows: then the write's
/// own proof stands, or what a person has confirmed. One call for each target.
std::set<std::string> shown_to_nobody(const World& world, const std::vector<Slot>& slots);

/// Where slots stand against their passwords, by slot id; one call for each target. A target that fails gives
/// `unknown` with the reason.
std::map<std::string, sdk::SlotCheck> verify_slots(const World& world, const std::vector<SlotSecret>& slots);

/// What would be done to the slots: one call for each target. A target that fails gives `impossible`.
std::vector<sdk::PlannedChange> plan_slots(const World& world, const std::vector<sdk::Change>& changes);

/// What was done to a slot, the hash of what is stored there now, and the profile that brought the slot (see
/// `sdk::Receipt`).
struct Applied {
    SlotResult result;
    std::string hash_after;
    std::string profile{};
};

/// Carries out planned changes, one call for each target, and reads every written slot back: only what came
/// back the same is `updated` or `unchanged`. A place that changed since the plan is planned and tried once
/// more.
std::map<std::string, Applied> apply_slots(const World& world, const std::vector<sdk::PlannedChange>& plan,
                                           const std::vector<SlotSecret>& slots);

} // namespace rinnova
