// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "OutlookPrograms.h"
#include "Registry.h"
#include "Seal.h"

namespace rinnova::outlook {

/// The whole of what this plugin needs of Windows.
struct Windows {
    std::unique_ptr<Registry> registry;
    std::unique_ptr<Seal> seal;
    std::unique_ptr<OutlookPrograms> programs;
};

/// The system that this runs on, for its user.
Windows this_windows(const sdk::TargetContext& context);

} // namespace rinnova::outlook
