// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Error.h"

#include <filesystem>

namespace rinnova {

/// Where things are for this user on this machine (XDG on Linux). Absolute paths; nothing is created.
struct Paths {
    std::filesystem::path home;
    std::filesystem::path config;         ///< $XDG_CONFIG_HOME/rinnova
    std::filesystem::path state;          ///< $XDG_STATE_HOME/rinnova
    std::filesystem::path runtime;        ///< $XDG_RUNTIME_DIR/rinnova; empty when the session has none
    std::filesystem::path machine_config; ///< /etc/rinnova

    static Paths of_this_user();

    std::filesystem::path ledger() const { return state / "ledger.sqlite"; }
    std::filesystem::path log() const { return state / "log"; }
    /// The agent's; beside the ledger in a session without a runtime folder, as the XDG Base Directory
    /// Specification wants a replacement then.
    std::filesystem::path agent_folder() const { return runtime.empty() ? state : runtime; }
    std::filesystem::path agent_socket() const { return agent_folder() / "agent.sock"; }
    std::filesystem::path agent_lock() const { return agent_folder() / "agent.lock"; }
};

/// Makes a folder of the user's own (0700), its parents with it; one that exists keeps its mode.
Result<void> make_private_folder(const std::filesystem::path& folder);

} // namespace rinnova
