// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fleet/reporter/Post.h"

#include <filesystem>

namespace rinnova::fleet {

/// `post_over_https` of a module, loaded with the first call: most runs send nothing. `unsupported` without
/// it.
Post post_of_module(std::filesystem::path module);

/// What the module exports under the name `rinnova_fleet_post_1`.
using PostFunction = void (*)(const HttpPost& post, const std::stop_token& stop, Result<HttpAnswer>& answer);
inline constexpr const char* post_symbol = "rinnova_fleet_post_1";

} // namespace rinnova::fleet
