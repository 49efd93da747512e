// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Secret.h"
#include "profile/HandOver.h"
#include "profile/MailProfile.h"

#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace rinnova {

/// A configuration profile as it is handed out.
struct ProfileFile {
    Secret bytes; ///< a secret as a whole when the password is in it
    AccountKey account;
    std::string identifier;
    std::string name; ///< `mario.rossi@pec.it.mobileconfig`, nothing in it that a file name cannot hold
    bool with_password = false;
    bool is_signed = false;
    std::vector<Error> warnings;
};

/// Makes and hands out profiles. Apart from `Service`, which never gives a secret away: this one exists only
/// in the process that the person has started, and reads the keychain there.
class ProfileExport {
  public:
    virtual ~ProfileExport() = default;

    /// Errors of `profile_source`, `ProfileParts::property_list` and `ProfileParts::signer`.
    virtual Result<ProfileFile> make(const ProfileRequest& request) = 0;

    /// To be called before the file is written to a place: with the password in it, it is deleted there once
    /// nothing waits for it any more (see `engine/HandedOut.h`). `where` as the person gave it.
    virtual Result<void> will_be_at(const ProfileFile& file, const std::filesystem::path& where) = 0;

    /// Offers the file on a page of its own until it was given; see `profile/HandOver.h`.
    virtual Result<HandOverEnd> hand_over(const ProfileFile& file, const std::string& interface,
                                          const HandOverListener& tell, const std::stop_token& stop) = 0;
};

} // namespace rinnova
