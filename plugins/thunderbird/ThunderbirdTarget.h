// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "Live.h"
#include "sdk/Target.h"

namespace rinnova::thunderbird {

/// The passwords that Thunderbird remembers, in every profile of this user.
class ThunderbirdTarget final : public sdk::Target {
  public:
    explicit ThunderbirdTarget(sdk::TargetContext context)
        : m_context(std::move(context)), m_live{m_context.live} {}

    Result<sdk::Discovery> discover(const sdk::DiscoverScope& scope) override;
    Result<sdk::Plan> plan(const std::vector<sdk::Change>& changes) override;
    Result<sdk::Receipt> apply(const sdk::Plan& plan, const sdk::Secrets& secrets) override;
    std::vector<Result<Secret>> read(const std::vector<Slot>& slots, const sdk::Secrets& unlock) override;
    std::vector<sdk::SlotCheck> verify(const std::vector<Slot>& slots, const sdk::Secrets& secrets) override;
    Result<void> try_unlock(const std::string& location, const Secret& password) override;
    std::vector<sdk::Finding> inspect(const std::vector<Slot>& slots) override;
    std::vector<std::optional<sdk::RunningClient>>
    clients_in_the_way(const std::vector<Slot>& slots) override;
    std::vector<std::filesystem::path> stores_of(const std::vector<Slot>& slots) override;
    Result<void> ask_to_quit(const sdk::RunningClient& client) override;

  private:
    sdk::TargetContext m_context;
    Live m_live;
};

} // namespace rinnova::thunderbird
