// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sdk/Target.h"

namespace rinnova::outlook {

/// What a person does where the registry must not or cannot be written.
std::vector<std::string> guided_steps(const Slot& slot);

} // namespace rinnova::outlook
