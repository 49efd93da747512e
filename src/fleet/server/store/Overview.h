// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Clock.h"
#include "fleet/server/database/Database.h"

#include <array>
#include <map>
#include <string>

namespace rinnova::fleet {

/// How many accounts are in which state, on one day. An account that several devices hold is one; its newest
/// password counts.
struct StateCounts {
    std::int64_t ok = 0, due = 0, expired = 0, unknown = 0;
    std::int64_t open = 0;   ///< with open slots on some device
    std::int64_t behind = 0; ///< replaced, and still the old one on some device

    std::int64_t all() const noexcept { return ok + due + expired + unknown; }
    bool operator==(const StateCounts&) const = default;
};

struct Overview {
    static constexpr int weeks_shown = 26;

    StateCounts accounts;
    std::map<std::string, StateCounts> by_provider;
    std::map<std::string, StateCounts> by_group; ///< an account that two groups hold counts in both;
                                                 ///< empty: there is one group
    /// How many expire in the days from 7 × i behind today on.
    std::array<std::int64_t, weeks_shown> weeks{};
    std::int64_t devices = 0; ///< joined
    std::int64_t silent = 0;  ///< of them, not heard of for so many days
    std::int64_t revoked = 0;
    std::int64_t cloned = 0;
    std::int64_t policy_version = 0; ///< published; 0: none
    std::int64_t policy_missing = 0; ///< devices that have not taken it yet
    Timestamp made_at;
};

Result<Overview> overview(Database& database, Timestamp now, Date today, int silent_days);

} // namespace rinnova::fleet
