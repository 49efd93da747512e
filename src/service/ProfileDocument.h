// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/ProfileSettings.h"

#include <filesystem>
#include <string>

namespace rinnova {

/// A `.mobileconfig`, signed where `profiles` of config.json says how. Made in two steps, so that what can be
/// wrong with the certificate is known before a password is in hand.
class ProfileMaker {
  public:
    /// Errors of `load_profile_parts` and `ProfileParts::signer`.
    static Result<ProfileMaker> open(const ProfileSettings& settings, Timestamp now);

    bool signs() const { return m_signer != nullptr; }
    Result<Secret> make(MailProfile profile, const Secret* password) const;

  private:
    ProfileMaker(const ProfileParts& parts, std::unique_ptr<ProfileSigner> signer, std::string organization);

    const ProfileParts& m_parts;
    std::unique_ptr<ProfileSigner> m_signer;
    std::string m_organization;
};

/// `mario.rossi@pec.it.mobileconfig`: the login with what a file name or a header could misread replaced.
std::string profile_file_name(const std::string& login);

/// Writes an account's profile without its password into the folder, in the place of the former one.
Result<std::filesystem::path> write_profile(const ProfileSettings& settings, Timestamp now,
                                            const std::filesystem::path& folder, const MailProfile& profile);

} // namespace rinnova
