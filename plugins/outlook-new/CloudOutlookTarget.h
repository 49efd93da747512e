// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "CloudOutlooks.h"

namespace rinnova::outlook_new {

/// Outlooks that only a person can give a password. Which accounts they fetch they do not say: every account
/// may be one of theirs, and the person knows.
class CloudOutlookTarget final : public sdk::Target {
  public:
    explicit CloudOutlookTarget(sdk::TargetContext context) : m_context(std::move(context)) {}

    Result<sdk::Discovery> discover(const sdk::DiscoverScope& scope) override;
    Result<sdk::Plan> plan(const std::vector<sdk::Change>& changes) override;
    Result<sdk::Receipt> apply(const sdk::Plan& plan, const sdk::Secrets& secrets) override;
    std::vector<Result<Secret>> read(const std::vector<Slot>& slots, const sdk::Secrets& unlock) override;
    std::vector<sdk::SlotCheck> verify(const std::vector<Slot>& slots, const sdk::Secrets& secrets) override;

  private:
    sdk::TargetContext m_context;
};

} // namespace rinnova::outlook_new
