// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sdk/Target.h"

#include <filesystem>
#include <optional>
#include <string>

namespace rinnova::thunderbird {

/// Who keeps a profile for itself now: a running Thunderbird.
struct ProfileHolder {
    long process = 0; ///< 0 when the system does not tell, across containers say
    bool operator==(const ProfileHolder&) const = default;
};

/// Thunderbird's own lock of a profile, held as long as the object lives. Thunderbird does not start with the
/// profile meanwhile: hold it for the milliseconds of a change only.
class ProfileLock {
  public:
    /// Takes it at once or not at all: `busy` when somebody else has it.
    static Result<ProfileLock> acquire(const std::filesystem::path& profile);
    /// Who has it, without taking it; none when nobody has.
    static Result<std::optional<ProfileHolder>> holder(const std::filesystem::path& profile);

    ProfileLock(ProfileLock&& other) noexcept;
    ProfileLock& operator=(ProfileLock&& other) noexcept;
    ProfileLock(const ProfileLock&) = delete;
    ProfileLock& operator=(const ProfileLock&) = delete;
    ~ProfileLock();

  private:
    explicit ProfileLock(int descriptor) : m_descriptor(descriptor) {}
    int m_descriptor = -1;
};

/// One sentence on why a profile has to wait.
std::string describe(const ProfileHolder& holder);

/// Whether files in the profile's folder can be replaced: `permission-denied` when not.
Result<void> check_writable(const std::filesystem::path& profile);

} // namespace rinnova::thunderbird
