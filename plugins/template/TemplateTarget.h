// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "PasswordFile.h"
#include "sdk/Target.h"

namespace rinnova::template_plugin {

/// The smallest complete target: one text file, one slot for each host and user that it names.
class TemplateTarget final : public sdk::Target {
  public:
    explicit TemplateTarget(const sdk::TargetContext& context);

    Result<sdk::Discovery> discover(const sdk::DiscoverScope& scope) override;
    Result<sdk::Plan> plan(const std::vector<sdk::Change>& changes) override;
    Result<sdk::Receipt> apply(const sdk::Plan& plan, const sdk::Secrets& secrets) override;
    std::vector<Result<Secret>> read(const std::vector<Slot>& slots, const sdk::Secrets& unlock) override;
    std::vector<sdk::SlotCheck> verify(const std::vector<Slot>& slots, const sdk::Secrets& secrets) override;
    std::vector<std::filesystem::path> stores_of(const std::vector<Slot>& slots) override;

  private:
    std::filesystem::path m_file; ///< $XDG_CONFIG_HOME/rinnova-template/passwords
};

} // namespace rinnova::template_plugin
