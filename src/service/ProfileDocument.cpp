// SPDX-License-Identifier: Apache-2.0
#include "service/ProfileDocument.h"

#include "base/AtomicFile.h"
#include "base/Paths.h"

#include <utility>

namespace rinnova {

ProfileMaker::ProfileMaker(const ProfileParts& parts, std::unique_ptr<ProfileSigner> signer,
                           std::string organization)
    : m_parts(parts), m_signer(std::move(signer)), m_organization(std::move(organization)) {}

Result<ProfileMaker> ProfileMaker::open(const ProfileSettings& settings, Timestamp now) {
    const auto parts = load_profile_parts();
    if (!parts)
        return tl::unexpected(parts.error());
    std::unique_ptr<ProfileSigner> signer;
    if (settings.signing.configured()) {
        auto read = (*parts)->signer(settings.signing, now);
        if (!read)
            return tl::unexpected(read.error());
        signer = std::move(*read);
    }
    return ProfileMaker(**parts, std::move(signer), settings.organization);
}

Result<Secret> ProfileMaker::make(MailProfile profile, const Secret* password) const {
    profile.organization = m_organization;
    auto document = m_parts.property_list(profile, password);
    if (document && m_signer)
        document = m_signer->sign(*document);
    return document;
}

std::string profile_file_name(const std::string& login) {
    std::string name;
    for (const char c : login) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '@' ||
                           c == '-' || c == '_' || c == '+';
        name += plain ? c : '-';
    }
    return name + ".mobileconfig";
}

Result<std::filesystem::path> write_profile(const ProfileSettings& settings, Timestamp now,
                                            const std::filesystem::path& folder, const MailProfile& profile) {
    const auto maker = ProfileMaker::open(settings, now);
    if (!maker)
        return tl::unexpected(maker.error());
    const auto document = maker->make(profile, nullptr);
    if (!document)
        return tl::unexpected(document.error());
    if (auto made = make_private_folder(folder); !made)
        return tl::unexpected(made.error());
    const std::filesystem::path file = folder / profile_file_name(profile.account.login);
    constexpr unsigned only_for_me = 0600;
    if (auto written = document->expose(
            [&](std::string_view bytes) { return AtomicFile::put(file, bytes, only_for_me); });
        !written)
        return tl::unexpected(written.error());
    return file;
}

} // namespace rinnova
