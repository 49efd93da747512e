// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Clock.h"
#include "base/Paths.h"
#include "engine/TargetHandle.h"
#include "ledger/Ledger.h"
#include "probe/Probe.h"
#include "profile/MailProfile.h"
#include "providers/ProviderStore.h"
#include "vault/Vault.h"

#include <filesystem>
#include <functional>
#include <string>

namespace rinnova {

/// What the engine works with. Everything outlives it; tests put their own in.
struct World {
    Ledger& ledger;
    Vault& vault;
    Probe& probe;
    const ProviderStore& providers;
    const Targets& targets;
    const Clock& clock;
    Paths paths;
    std::string language; ///< `it` or `en`, for texts that are data
    /// Writes a configuration profile, without any password in it, in the place of the former one. Empty:
    /// profiles are not written.
    std::function<Result<std::filesystem::path>(const MailProfile&)> write_profile{};
};

} // namespace rinnova
