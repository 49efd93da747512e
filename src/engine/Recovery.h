// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/Tracking.h"
#include "engine/World.h"

namespace rinnova {

/// Brings rotations that were cut off into a state that `retry` can go on from. Called under the lock, before
/// any work.
///
/// `staging`: the vault tells whether the password arrived. `applying`: the server has accepted it, so it
/// becomes the current one, and the slots that were not confirmed are open. Cheap when nothing was cut off.
Result<void> recover(const World& world);

/// The accounts of rotations that are neither done nor wait for their user: their process has ended in their
/// midst, or is another one that still works. Oldest first.
Result<std::vector<AccountKey>> cut_off(const LedgerView& view);

} // namespace rinnova
