// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "AccountsFile.h"
#include "KeychainEntries.h"

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
    sdk::PlannedChange planned(const sdk::Change& change, const KeychainEntries& entries) const;
    SlotResult written(const sdk::PlannedChange& change, const KeychainEntries& entries,
                       const Secret* password) const;
    SlotResult result_of(const sdk::PlannedChange& change, const KeychainEntries& entries,
                         const Secret* password) const;
    std::vector<std::string> steps_for_person(const Slot& slot, const KeychainEntries& entries) const;
    SlotResult left_to_person(const sdk::PlannedChange& change, const KeychainEntries& entries) const;
    SlotResult tried_by_script(const sdk::PlannedChange& change, const KeychainEntries& entries,
                               const Secret* password) const;
    void open_accounts_pane() const;

    std::filesystem::path m_home;
    bool m_scripting; ///< the user switched it on
    Mac m_mac;
};

} // namespace rinnova::apple_mail
