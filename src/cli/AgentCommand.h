// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/Program.h"
#include "cli/Session.h"

namespace rinnova::cli {

/// `rinnova agent …`: about the agent itself, so without any service.
Outcome run(const AgentCommand& command, const World& world, bool json);

} // namespace rinnova::cli
