// SPDX-License-Identifier: Apache-2.0
#include "service/LocalProfileExport.h"

#include "base/Residue.h"
#include "base/Text.h"
#include "profile/ProfileParts.h"
#include "service/ProfileDocument.h"

namespace rinnova {

namespace {

Error not_signed() {
    return {ErrorCode::unsupported,
            translate("profile", "The profile is not signed: the device calls it “not verified”."),
            translate("profile", "A certificate of yours can be named in config.json, under “profiles”."),
            {}};
}

} // namespace

LocalProfileExport::LocalProfileExport(std::unique_ptr<LocalService> service, ProfileSettings settings,
                                       const Clock& clock, std::string language)
    : m_service(std::move(service)), m_settings(std::move(settings)), m_clock(clock),
      m_language(std::move(language)) {}

Result<ProfileFile> LocalProfileExport::make(const ProfileRequest& request) {
    const ResidueWipe wipe_at_the_end;
    const auto maker = ProfileMaker::open(m_settings, m_clock.now());
    if (!maker)
        return tl::unexpected(maker.error());
    auto source = m_service->profile_source(request);
    if (!source)
        return tl::unexpected(source.error());
    const Secret* password = source->password ? &*source->password : nullptr;
    auto document = maker->make(source->profile, password);
    if (!document)
        return tl::unexpected(document.error());
    const AccountKey& account = source->profile.account;
    ProfileFile file{std::move(*document),
                     account,
                     profile_identity(account, {}).identifier,
                     profile_file_name(account.login),
                     password != nullptr,
                     maker->signs(),
                     std::move(source->warnings)};
    if (!maker->signs())
        file.warnings.push_back(not_signed());
    return file;
}

Result<void> LocalProfileExport::will_be_at(const ProfileFile& file, const std::filesystem::path& where) {
    if (!file.with_password)
        return {};
    std::error_code unknown; // a place that cannot be told cannot be written to either
    // Absolute first: of a relative name that does not exist yet nothing would be resolved.
    const auto whole = std::filesystem::absolute(where, unknown);
    const auto place = unknown ? whole : std::filesystem::weakly_canonical(whole, unknown);
    return unknown ? Result<void>() : m_service->note_handed_out(file.account, place);
}

Result<HandOverEnd> LocalProfileExport::hand_over(const ProfileFile& file, const std::string& interface,
                                                  const HandOverListener& tell, const std::stop_token& stop) {
    const ResidueWipe wipe_at_the_end;
    const auto parts = load_profile_parts();
    if (!parts)
        return tl::unexpected(parts.error());
    const HandOverRequest request{interface,  file.account.login, file.name,
                                  m_language, file.with_password, {}};
    return (*parts)->hand_over(file.bytes, request, m_clock, tell, stop);
}

} // namespace rinnova
