// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/TargetHandle.h"

#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace rinnova {

/// What is known of one plugin file, whether it could be used or not.
struct PluginInfo {
    enum class State { loaded, disabled, failed };
    std::string id; ///< the file's name when its metadata could not be read
    std::string name;
    std::filesystem::path file;
    State state = State::failed;
    std::vector<std::string> client_versions; ///< those it was tried with
    std::vector<std::string> capabilities;
    std::optional<Error> error;
};

struct PluginSet {
    std::vector<PluginInfo> plugins; ///< by id
    Targets targets;                 ///< of those that are loaded
};

/// Loads the plugins of one folder (absolute; nothing else is searched). A file's metadata is read and
/// checked before any of its code runs: interface, sdk version, platform, id. A file that others can write is
/// not loaded. One that cannot be used is named with its error and stops no other.
PluginSet load_plugins(const std::filesystem::path& folder, const std::set<std::string>& disabled,
                       const sdk::TargetContext& context, CallLimits limits = {});

} // namespace rinnova
