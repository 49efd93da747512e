// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "LoginMatch.h"
#include "LoginsFile.h"
#include "MailServers.h"
#include "PrefsJs.h"
#include "PrimaryPassword.h"
#include "sdk/Target.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace rinnova::thunderbird {

/// Where a wanted login of a profile stands.
struct Standing {
    enum class Kind { stored, absent, locked, unreadable } kind = Kind::absent;
    std::optional<Error> error; ///< for locked and unreadable
    /// Unreadable because of this login alone: a new one beside it would be read.
    bool can_be_added = false;
};

/// A profile's logins as one call sees them: read once, opened once, however many slots it is about. Reading
/// changes nothing, and needs no lock.
class ProfileView {
  public:
    /// Never fails: what cannot be read shows in the standings. `primary_password` may be null.
    static ProfileView open(const std::filesystem::path& profile, const Secret* primary_password,
                            const std::vector<WantedLogin>& wanted);

    Result<LoginsFile>& logins() noexcept { return m_logins; }
    Result<SdrKeys>& keys() noexcept { return m_keys; }
    const LoginMatch& match(std::size_t wanted) const { return m_matches.logins[wanted]; }

    /// What a login of the file holds; none when the key does not open it.
    std::optional<Secret> password(std::size_t record);

    Standing standing(std::size_t wanted) const;
    /// What is hashed is what a change would overwrite, as it is stored: origin, user name and password of
    /// the login. A change of other logins, or a note of when this one was used last, is no conflict. While
    /// the user names are locked it is all logins of the origin.
    std::string precondition(std::size_t wanted) const;
    /// Whether the login is as it was when `precondition` was taken, locked or not.
    bool still_holds(std::size_t wanted, const std::string& precondition) const;

  private:
    ProfileView(Result<SdrKeys> keys, Result<LoginsFile> logins)
        : m_keys(std::move(keys)), m_logins(std::move(logins)) {}
    std::string hash_of(const std::vector<std::size_t>& records) const;
    const std::string& hash_of_origin(std::size_t origin) const;

    Result<SdrKeys> m_keys;
    Result<LoginsFile> m_logins;
    LoginMatches m_matches;
    mutable std::vector<std::string> m_origin_hashes;
};

/// What a slot is about; `invalid-data` when its locator is none of ours.
Result<WantedLogin> wanted_login(const Slot& slot);

/// Whether the profile keeps its logins where we look for them: `unsupported` when not.
Result<void> check_supported(const Prefs& prefs, const std::filesystem::path& profile);

/// The slots of a profile: one for each login that its servers use.
std::vector<Slot> slots_of(const std::filesystem::path& profile, const std::vector<MailServer>& servers);

/// The slot that a server logs in with.
std::string slot_id_of(const std::filesystem::path& profile, const MailServer& server);

} // namespace rinnova::thunderbird
