// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/Config.h"
#include "engine/World.h"
#include "fleet/protocol/Policy.h"

#include <optional>

namespace rinnova {

// What a fleet's policy changes here, and nothing else: there is no way from it to a server, an authority, a
// page, a probe, a command, or a plugin that would be loaded.

/// The cadence of reminders, but for accounts that the user has set apart; plugins that may not run.
void put_in_force(const fleet::FleetPolicy& policy, Config& config);

/// Lifetimes and steps of the providers that it names.
void put_in_force(const fleet::FleetPolicy& policy, ProviderStore& providers);

/// The providers of this machine under the policy, if any. Its provider files, where it has some left, stand
/// below the machine's own.
ProviderStore providers_under(const std::optional<fleet::FleetPolicy>& policy, const Paths& paths);

} // namespace rinnova
