// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "AccountsFile.h"

namespace rinnova::apple_mail {

/// Apple Mail. Its accounts are read from its own lists, which are never written; its passwords are out of
/// reach on current systems (docs/apple.md), so that the person is given the steps.
class AppleMailTarget final : public sdk::Target {
  public:
    AppleMailTarget(const sdk::TargetContext& context, Mac mac);

    Result<sdk::Discovery> discover(const sdk::DiscoverScope& scope) override;
    Result<sdk::Plan> plan(const std::vector<sdk::Change>& changes) override;
    Result<sdk::Receipt> apply(const sdk::Plan& plan, const sdk::Secrets& secrets) override;
    std::vector<Result<Secret>> read(const std::vector<Slot>& slots, const sdk::Secrets& unlock) override;
    std::vector<sdk::SlotCheck> verify(const std::vector<Slot>& slots, const sdk::Secrets& secrets) override;

  private:
    std::filesystem::path m_home;
    Mac m_mac;
};

} // namespace rinnova::apple_mail
