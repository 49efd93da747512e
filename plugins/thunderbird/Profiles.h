// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sdk/Target.h"

#include <filesystem>
#include <vector>

namespace rinnova::thunderbird {

/// The folders of all profiles of this user, those in use first, each once however often it is listed.
/// Absolute, links resolved. They exist.
struct Profiles {
    std::vector<std::filesystem::path> folders;
    std::vector<Error> problems; ///< lists of profiles that cannot be read
};

Profiles find_profiles(const sdk::TargetContext& context);

} // namespace rinnova::thunderbird
