// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Clock.h"
#include "base/Error.h"
#include "model/Account.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace rinnova {

/// An account of this machine whose password was renewed on another one of the fleet.
struct FleetHint {
    AccountKey account;
    Timestamp renewed_at{};      ///< on the server's clock
    std::optional<Date> expires; ///< of the newer password
    bool told = false;           ///< its user was warned

    bool operator==(const FleetHint&) const = default;
};

/// What the server is told in the place of an account's name.
struct FleetName {
    AccountKey account;
    std::string pseudonym;

    bool operator==(const FleetName&) const = default;
};

/// This user's part in an administrator's fleet, as he may see it: all of it.
struct FleetStatus {
    bool joined = false;
    std::string url;
    std::string device; ///< the id of the key that signs
    std::string group;
    std::optional<Timestamp> joined_at;
    bool pseudonyms = false;
    std::vector<FleetName> names; ///< of the report sent last, when they are pseudonyms
    std::int64_t sequence = 0;    ///< of the report made last
    std::optional<Timestamp> last_tried;
    std::optional<Timestamp> last_kept; ///< when the server last said that it has kept one
    std::optional<Timestamp> next;      ///< at the latest, unless something changes; none: not by itself
    std::optional<Error> problem;       ///< why the server does not have the newest state
    std::int64_t policy_version = 0;    ///< of the policy in force; 0: none
    std::string policy;                 ///< JSON, as it was signed; empty: none
    std::vector<FleetHint> renewed_elsewhere;
    std::string sent; ///< JSON: the report that was sent last, byte for byte; empty: none

    bool operator==(const FleetStatus&) const = default;
};

} // namespace rinnova
