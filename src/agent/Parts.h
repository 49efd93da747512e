// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Clock.h"
#include "base/Log.h"
#include "base/Paths.h"
#include "service/LocalService.h"

#include <functional>
#include <memory>
#include <string>

namespace rinnova::agent {

class LiveHosts;

/// What the agent is put together from. All of it outlives the agent.
struct Parts {
    const Paths& paths;
    const Clock& clock;
    Log& log;
    std::string version;
    std::string language; ///< of what the agent says by itself
    /// A service of its own for one call, in this language; it reads configuration and ledger anew.
    std::function<Result<std::unique_ptr<LocalService>>(const std::string& language, bool interactive)>
        make_service;
    LiveHosts* live = nullptr; ///< none: what wants to be one is refused
};

} // namespace rinnova::agent
