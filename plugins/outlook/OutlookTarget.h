// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ThisWindows.h"

namespace rinnova::outlook {

/// Classic Outlook for Windows. Its accounts and their sealed passwords are in the user's part of the
/// registry; nothing but these passwords is ever written.
class OutlookTarget final : public sdk::Target {
  public:
    explicit OutlookTarget(Windows windows);

    Result<sdk::Discovery> discover(const sdk::DiscoverScope& scope) override;
    Result<sdk::Plan> plan(const std::vector<sdk::Change>& changes) override;
    Result<sdk::Receipt> apply(const sdk::Plan& plan, const sdk::Secrets& secrets) override;
    std::vector<Result<Secret>> read(const std::vector<Slot>& slots, const sdk::Secrets& unlock) override;
    std::vector<sdk::SlotCheck> verify(const std::vector<Slot>& slots, const sdk::Secrets& secrets) override;
    std::vector<sdk::Finding> inspect(const std::vector<Slot>& slots) override;
    std::vector<std::optional<sdk::RunningClient>>
    clients_in_the_way(const std::vector<Slot>& slots) override;
    Result<void> ask_to_quit(const sdk::RunningClient& client) override;

  private:
    Windows m_windows;
};

} // namespace rinnova::outlook
