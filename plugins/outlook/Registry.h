// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sdk/Target.h"

#include <span>

namespace rinnova::outlook {

/// Types of the registry that Outlook uses for what is read here, with their numbers of winnt.h.
inline constexpr std::uint32_t registry_string = 1; ///< REG_SZ: UTF-16LE, mostly with a closing NUL
inline constexpr std::uint32_t registry_binary = 3; ///< REG_BINARY
inline constexpr std::uint32_t registry_number = 4; ///< REG_DWORD: 4 bytes, little endian

/// The largest value that is read, in bytes. What Outlook stores of an account is far below.
inline constexpr std::size_t largest_value = std::size_t{64} << 10U;

/// A value as it stands in the registry.
struct RegistryValue {
    std::uint32_t type = 0;
    std::string bytes;
    bool too_large = false; ///< more than `largest_value`: then no bytes are given

    bool operator==(const RegistryValue&) const = default;
};

/// The user's own part of the Windows registry (HKEY_CURRENT_USER), with no more than what this plugin needs
/// of it. Keys are paths with backslashes, names in UTF-16 as the system has them; letter case does not
/// count. Errors: `not-found` (no such key), `permission-denied`, `internal`.
class Registry {
  public:
    virtual ~Registry() = default;

    /// The names of the keys directly below one. A name may hold anything, a NUL included.
    virtual Result<std::vector<std::u16string>> keys_below(const std::u16string& key) const = 0;
    /// The values of these names, in their order; none for those that are not there.
    virtual Result<std::vector<std::optional<RegistryValue>>>
    values(const std::u16string& key, std::span<const std::u16string_view> names) const = 0;
    /// Puts one value into a key that is there, or takes it out. All of it or nothing.
    virtual Result<void> put(const std::u16string& key, std::u16string_view name,
                             const std::optional<RegistryValue>& value) = 0;
    /// Brings what was put to the disk.
    virtual Result<void> flush() = 0;
};

} // namespace rinnova::outlook
