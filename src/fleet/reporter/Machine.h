// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fleet/protocol/Report.h"

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace rinnova::fleet {

/// Where an agent runs, and whose it is.
struct Machine {
    /// 32 hex digits: another one on a clone that was given an id of its own. Made when it is needed, which
    /// is seldom on a machine in no fleet.
    std::function<std::string()> digest;
    std::function<DeviceFacts()> facts; ///< looked up when they are told: a user's name may be on a network
};

/// Of the system's own id: says nothing of it, and is another one than any other program would make of it.
std::string machine_digest(std::string_view system_id);

/// This one. `version`: Rinnova's.
Machine this_machine(std::string_view version);

/// Whether a file is the administrator's alone: he owns it, and nobody else may write it or its folder.
bool is_administrators_own(const std::filesystem::path& file);
/// What makes it so, for people.
std::string how_to_give_to_administrator(const std::filesystem::path& file);

} // namespace rinnova::fleet
