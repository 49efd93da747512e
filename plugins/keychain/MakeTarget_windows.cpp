// SPDX-License-Identifier: Apache-2.0
#include "MakeTarget.h"

#include "windows/CredentialTarget.h"

namespace rinnova::keychain {

std::unique_ptr<sdk::Target> make_target(const sdk::TargetContext&) {
    return std::make_unique<CredentialTarget>();
}

} // namespace rinnova::keychain
