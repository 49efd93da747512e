// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "Registry.h"

namespace rinnova::outlook {

/// Where one generation of Outlook keeps its profiles.
struct ProfilesRoot {
    std::u16string key;
    std::string name;                     ///< for people: `Outlook 16.0`
    std::vector<std::u16string> versions; ///< those of Office that use these profiles

    bool operator==(const ProfilesRoot&) const = default;
};

/// The key of one account: `<root>\<profile>\9375CFF0413111d3B88A00104B2A6676\0000000N`.
struct AccountPlace {
    ProfilesRoot root;
    std::u16string profile;
    std::u16string number; ///< eight hexadecimal digits

    std::u16string key() const;
    /// `Outlook 16.0/Lavoro`: the profile, as slots name their place.
    std::string location() const;
};

/// The way back from a key, as a slot's locator has it (UTF-8); none when it is no account's.
std::optional<AccountPlace> place_from(std::string_view locator);

struct Places {
    std::vector<AccountPlace> accounts;
    std::vector<Error> problems; ///< keys that could not be looked into
};

/// Every account of every profile of every version, whatever its kind. What a version's key holds beside its
/// profiles proves nothing and is not looked at.
Result<Places> account_places(const Registry& registry);

} // namespace rinnova::outlook
