// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Clock.h"
#include "base/Log.h"
#include "base/Paths.h"
#include "service/ProfileExport.h"
#include "service/Service.h"

#include <memory>
#include <string>

namespace rinnova::cli {

struct WiringOptions {
    std::string language;     ///< `it` or `en`
    bool interactive = false; ///< a person is at the terminal: the desktop may prompt to unlock a keychain
};

/// The language that config.json names; empty: by the locale. The error of a damaged file comes from
/// `make_service`.
std::string configured_language(const Paths& paths);

/// The one place of the CLI where the layers below the service meet: this machine's ledger, vault, plugins,
/// probe.
Result<std::unique_ptr<Service>> make_service(const Paths& paths, const Clock& clock,
                                              const WiringOptions& options);

/// Profiles, made in this process whatever else works for it: only here may a password be in what is given
/// back.
Result<std::unique_ptr<ProfileExport>> make_profile_export(const Paths& paths, const Clock& clock,
                                                           const WiringOptions& options);

} // namespace rinnova::cli
