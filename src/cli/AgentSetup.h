// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Paths.h"
#include "service/rpc/Calls.h"

#include <optional>
#include <string>

namespace rinnova::cli {

/// How the agent comes to run when the user logs in.
struct AgentInstallation {
    std::string way; ///< `systemd` or `autostart`
    std::filesystem::path file;
};

/// None when it is not installed for this user.
std::optional<AgentInstallation> agent_installation(const Paths& paths);

/// None when no administrator has it start for every user of this machine.
std::optional<AgentInstallation> agent_installation_for_all();

/// Has the agent started with every session from now on, and now: by the user's service manager where there
/// is one, else by the desktop. Once more, it starts the agent anew.
Result<AgentInstallation> install_agent(const Paths& paths);

/// Takes that back and ends the agent. None when there was nothing.
Result<std::optional<AgentInstallation>> uninstall_agent(const Paths& paths);

/// Ends the agent that runs, whatever version it has and however it was started; its next start stays as it
/// is.
Result<void> stop_agent(const Paths& paths);

/// What runs; none when nothing does. An error: something runs that cannot be asked.
Result<std::optional<rpc::AgentStatus>> running_agent(const Paths& paths);

} // namespace rinnova::cli
