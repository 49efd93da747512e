// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sdk/SecretService.h"
#include "sdk/Target.h"

namespace rinnova::keychain {

/// Mail passwords that other programs keep in the desktop's keychain, in any collection and under any schema.
/// An item is told by its collection and attributes; its attributes, label, content type and place are never
/// changed.
class KeychainTarget final : public sdk::Target {
  public:
    /// The limits leave room below those that the engine gives a plugin's call.
    explicit KeychainTarget(const sdk::TargetContext& context,
                            const secret_service::Limits& limits = {std::chrono::seconds(10),
                                                                    std::chrono::seconds(40)});

    Result<sdk::Discovery> discover(const sdk::DiscoverScope& scope) override;
    Result<sdk::Plan> plan(const std::vector<sdk::Change>& changes) override;
    Result<sdk::Receipt> apply(const sdk::Plan& plan, const sdk::Secrets& secrets) override;
    std::vector<Result<Secret>> read(const std::vector<Slot>& slots, const sdk::Secrets& unlock) override;
    std::vector<sdk::SlotCheck> verify(const std::vector<Slot>& slots, const sdk::Secrets& secrets) override;

  private:
    Result<secret_service::Service> connect(secret_service::Prompts prompts) const;
    /// Prompts where a person is there.
    secret_service::Prompts person() const;

    const sdk::TargetContext& m_context;
    secret_service::Limits m_limits;
};

} // namespace rinnova::keychain
