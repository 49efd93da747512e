// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace rinnova::cli {

/// What the agent is started with by the desktop session.
struct AgentStart {
    std::filesystem::path program; ///< absolute
    /// Variables that say where this user's files are, when they are not in the usual places: XDG_… = folder.
    std::vector<std::pair<std::string, std::string>> folders;
};

/// The unit of the user's service manager (systemd.service(5)).
std::string unit_text(const AgentStart& start);

/// The entry for desktops that start programs by themselves (XDG Desktop Application Autostart
/// Specification).
std::string autostart_text(const AgentStart& start);

} // namespace rinnova::cli
