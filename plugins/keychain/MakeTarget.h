// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sdk/Target.h"

#include <memory>

namespace rinnova::keychain {

/// The target for this system's keychain.
std::unique_ptr<sdk::Target> make_target(const sdk::TargetContext& context);

} // namespace rinnova::keychain
