// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Clock.h"
#include "base/LiveClients.h"
#include "base/Paths.h"
#include "service/LocalService.h"
#include "service/ProfileExport.h"

#include <memory>
#include <string>

namespace rinnova {

struct LocalOptions {
    std::string language;        ///< `it` or `en`
    bool interactive = false;    ///< a person is there: the desktop may prompt to unlock a keychain
    LiveClients* live = nullptr; ///< of the agent; outlives the service
    std::string instance{};      ///< of this run of the agent, for the fleet; empty: a new one
};

/// The language that config.json names; empty: by the locale. The error of a damaged file comes from
/// `make_local_service`.
std::string configured_language(const Paths& paths);

/// What tells one run of the agent from another (`LocalOptions::instance`).
std::string new_instance();

/// The one place where the layers below the service meet: this machine's ledger, vault, plugins, probe.
/// `invalid-data` for a configuration that cannot be used, and the errors of `Ledger::open`.
Result<std::unique_ptr<LocalService>> make_local_service(const Paths& paths, const Clock& clock,
                                                         const LocalOptions& options);

/// Profiles, made in this process: what it gives back may hold a password.
Result<std::unique_ptr<ProfileExport>> make_local_profile_export(const Paths& paths, const Clock& clock,
                                                                 const LocalOptions& options);

} // namespace rinnova
