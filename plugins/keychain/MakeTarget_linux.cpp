// SPDX-License-Identifier: Apache-2.0
#include "MakeTarget.h"

#include "KeychainTarget.h"

namespace rinnova::keychain {

std::unique_ptr<sdk::Target> make_target(const sdk::TargetContext& context) {
    return std::make_unique<KeychainTarget>(context);
}

} // namespace rinnova::keychain
