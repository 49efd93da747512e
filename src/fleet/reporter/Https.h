// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fleet/reporter/Post.h"

namespace rinnova::fleet {

/// `Post` by libcurl. Ends at once when a stop is requested (`unreachable`).
Result<HttpAnswer> post_over_https(const HttpPost& post, const std::stop_token& stop);

} // namespace rinnova::fleet
