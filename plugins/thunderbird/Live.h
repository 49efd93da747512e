// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sdk/Target.h"

#include <filesystem>
#include <optional>
#include <set>
#include <string>

namespace rinnova::thunderbird {

/// The way to running Thunderbirds that one target has, and what it remembers of what it asked them.
struct Live {
    LiveClients* clients = nullptr; ///< null: there is no such way
    /// Logins that were asked about: no second time, or asking would be a way to guess.
    std::set<std::string> asked = {};

    /// The Thunderbird that holds the profile, when it can be spoken to.
    std::optional<ProcessId> reached(const std::filesystem::path& profile) const;
};

} // namespace rinnova::thunderbird
