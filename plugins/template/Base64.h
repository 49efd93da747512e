// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sdk/Target.h"

#include <optional>
#include <string_view>

namespace rinnova::template_plugin {

/// How the store writes a password: base64 with padding (RFC 4648, section 4). The text is as secret as what
/// it stands for.
Secret to_base64(const Secret& plain);

/// None when it is no base64.
std::optional<Secret> from_base64(std::string_view text);

} // namespace rinnova::template_plugin
