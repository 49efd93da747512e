// SPDX-License-Identifier: Apache-2.0
#include "Live.h"

#include "ProfileLock.h"
#include "sdk/Target.h"

namespace rinnova::thunderbird {

std::optional<ProcessId> Live::reached(const std::filesystem::path& profile) const {
    if (clients == nullptr)
        return std::nullopt;
    const auto holder = ProfileLock::holder(profile);
    const auto process = holder && *holder ? process_with((*holder)->process) : std::nullopt;
    return process && clients->reaches(*process) ? process : std::nullopt;
}

} // namespace rinnova::thunderbird
