// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Clock.h"
#include "base/Log.h"
#include "base/Paths.h"
#include "service/Service.h"

#include <memory>
#include <set>
#include <string>

namespace rinnova::cli {

struct WiringOptions {
    std::string language;     ///< `it` or `en`
    std::set<std::string> disabled_plugins; ///< ids
    bool interactive = false; ///< a person is at the terminal: the desktop may prompt to unlock a keychain
};

/// The one place of the CLI where the layers below the service meet: this machine's ledger, vault, plugins, probe.
Result<std::unique_ptr<Service>> make_service(const Paths& paths, const Clock& clock, const WiringOptions& options);

} // namespace rinnova::cli
