// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sdk/Target.h"

namespace rinnova::keychain {

/// Mail passwords that other programs keep in the Credential Manager of Windows: generic and domain
/// credentials whose name is one of the provider's servers, with the account's user. Nothing of an entry but
/// its password is changed.
class CredentialTarget final : public sdk::Target {
  public:
    Result<sdk::Discovery> discover(const sdk::DiscoverScope& scope) override;
    Result<sdk::Plan> plan(const std::vector<sdk::Change>& changes) override;
    Result<sdk::Receipt> apply(const sdk::Plan& plan, const sdk::Secrets& secrets) override;
    std::vector<Result<Secret>> read(const std::vector<Slot>& slots, const sdk::Secrets& unlock) override;
    std::vector<sdk::SlotCheck> verify(const std::vector<Slot>& slots, const sdk::Secrets& secrets) override;
};

} // namespace rinnova::keychain
