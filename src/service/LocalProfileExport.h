// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/ProfileSettings.h"
#include "service/LocalService.h"
#include "service/ProfileExport.h"

#include <memory>

namespace rinnova {

/// Profiles made in this process, with this machine's ledger, vault and plugins.
class LocalProfileExport final : public ProfileExport {
  public:
    LocalProfileExport(std::unique_ptr<LocalService> service, ProfileSettings settings, const Clock& clock,
                       std::string language);

    Result<ProfileFile> make(const ProfileRequest& request) override;
    Result<void> will_be_at(const ProfileFile& file, const std::filesystem::path& where) override;
    Result<HandOverEnd> hand_over(const ProfileFile& file, const std::string& interface,
                                  const HandOverListener& tell, const std::stop_token& stop) override;

  private:
    std::unique_ptr<LocalService> m_service;
    ProfileSettings m_settings;
    const Clock& m_clock;
    std::string m_language;
};

} // namespace rinnova
