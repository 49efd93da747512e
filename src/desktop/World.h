// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Clock.h"
#include "base/Paths.h"
#include "base/ProcessHardening.h"
#include "service/Service.h"

#include <functional>
#include <memory>
#include <string>

namespace rinnova::desktop {

/// What the window works with; tests hand in their own.
struct World {
    Paths paths;
    const Clock& clock;
    /// A service for one call, made and used on a thread of its own: it sees the configuration as it is, and
    /// finds the agent whether it has come or gone since.
    std::function<Result<std::unique_ptr<Service>>()> make_service;
    std::function<Result<std::unique_ptr<Service>>()> make_own_service; ///< never the agent's
    std::string language;                                               ///< `it` or `en`
    Hardening hardening{};
};

} // namespace rinnova::desktop
