// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Error.h"
#include "fleet/protocol/Envelope.h"
#include "model/Provider.h"
#include "model/ReminderPolicy.h"
#include "model/Validity.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rinnova::fleet {

/// What the administrator changes of one provider: how long its passwords live, and what its users are told.
struct ProviderChange {
    std::string provider;
    std::optional<Lifetime> lifetime;     ///< in the place of the provider file's
    std::vector<LifetimePolicy> policies; ///< behind the provider file's: the last that covers a day counts
    LocalisedSteps activate;              ///< empty: the provider file's
    LocalisedSteps renew;

    bool operator==(const ProviderChange&) const = default;
};

/// What an administrator publishes to the machines of a fleet. There is no place in it for servers, trust
/// anchors, addresses of pages, probes, commands, or plugins to load: whoever had the server would collect
/// fresh passwords. Whole provider files stand apart, and count only where the machine's own policy.json,
/// which belongs to root, says so.
struct FleetPolicy {
    std::int64_t version = 0; ///< from 1 on; never goes down
    std::vector<ProviderChange> providers;
    ReminderChanges reminders;
    std::vector<std::string> disabled_plugins;
    std::vector<std::string> provider_files; ///< JSON; for machines that allow it

    bool operator==(const FleetPolicy&) const = default;
};

std::string to_json(const FleetPolicy& policy);
/// `invalid-data` names the member at fault: a wrong one, or one that a fleet cannot set. A policy is taken
/// whole or not at all.
Result<FleetPolicy> policy_from_json(std::string_view text);

/// A signed policy as the server hands it out: an envelope with the JSON as it was signed.
std::string sign_policy(std::string_view json, std::int64_t version, const SigningKey& key);

/// `auth-rejected` when it is not signed with this key, `conflict` when its version is below the one in
/// force, `invalid-data` when it is damaged or sets what a fleet cannot.
Result<FleetPolicy> open_policy(std::string_view bytes, const PublicKey& pinned, std::int64_t in_force);

} // namespace rinnova::fleet
