// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Clock.h"
#include "base/Secret.h"
#include "profile/HandOver.h"
#include "profile/MailProfile.h"

#include <filesystem>
#include <memory>
#include <stop_token>

namespace rinnova {

/// With what profiles are signed; absolute paths, empty ones when there is nothing.
struct SigningFiles {
    std::filesystem::path certificate; ///< PEM; what follows the first certificate counts for the chain
    std::filesystem::path key;         ///< PEM, without a passphrase
    std::filesystem::path chain;       ///< PEM, the issuers; may be empty

    bool configured() const { return !certificate.empty(); }
    bool operator==(const SigningFiles&) const = default;
};

/// Signs what it is given as CMS: DER, attached, byte for byte, with the whole chain.
class ProfileSigner {
  public:
    virtual ~ProfileSigner() = default;
    virtual Result<Secret> sign(const Secret& document) const = 0;
};

/// What needs libraries that no other command does: property lists, signatures, the page. A module of its
/// own, `profile/profile` of the library folder, loaded when it is first asked for.
class ProfileParts {
  public:
    virtual ~ProfileParts() = default;

    /// The `.mobileconfig`, in XML. With a password it is a secret as a whole. `invalid-data` when a text
    /// holds what XML cannot.
    virtual Result<Secret> property_list(const MailProfile& profile, const Secret* password) const = 0;

    /// Reads and checks the files. `invalid-data` when one is damaged, out of date, or does not belong to
    /// the others; errors of `read_file`.
    virtual Result<std::unique_ptr<ProfileSigner>> signer(const SigningFiles& files, Timestamp now) const = 0;

    /// See `profile/HandOver.h`.
    virtual Result<HandOverEnd> hand_over(const Secret& file, const HandOverRequest& request,
                                          const Clock& clock, const HandOverListener& tell,
                                          const std::stop_token& stop) const = 0;
};

/// What the module exports, under the name `rinnova_profile_parts_1`. What it returns lives as long as the
/// module, and that is not unloaded.
using GetProfileParts = const ProfileParts* (*)();
inline constexpr const char* profile_parts_symbol = "rinnova_profile_parts_1";

/// `unsupported` when the module is not installed or cannot be loaded.
Result<const ProfileParts*> load_profile_parts();

} // namespace rinnova
