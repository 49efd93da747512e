// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Clock.h"
#include "base/Paths.h"
#include "service/FrontEnd.h"
#include "service/ProfileExport.h"

#include <memory>
#include <string>

namespace rinnova::cli {

using WiringOptions = FrontEndOptions;

/// The language that config.json names; empty: by the locale.
std::string configured_language(const Paths& paths);

/// The service: the agent's when one runs that speaks our language, else one in this process.
Result<std::unique_ptr<Service>> make_service(const Paths& paths, const Clock& clock,
                                              const WiringOptions& options);

/// Profiles, made in this process whatever else works for it: only here may a password be in what is given
/// back.
Result<std::unique_ptr<ProfileExport>> make_profile_export(const Paths& paths, const Clock& clock,
                                                           const WiringOptions& options);

} // namespace rinnova::cli
