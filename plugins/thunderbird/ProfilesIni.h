// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rinnova::thunderbird {

/// One profile as profiles.ini or installs.ini names it.
struct ListedProfile {
    std::string path; ///< as written: relative to the folder of the file, unless `absolute`
    bool absolute = false;

    bool operator==(const ListedProfile&) const = default;
};

/// The profiles of a profiles.ini, the one in use first:
///
///     [Install4F96D1932A9F858E]         [Profile0]
///     Default=abcd1234.default          Name=default
///                                       IsRelative=1
///                                       Path=abcd1234.default
///                                       Default=1
///
/// An install's default comes before a profile's `Default=1`, which newer versions ignore; then the others,
/// in order. What makes no sense is passed over.
std::vector<ListedProfile> parse_profiles_ini(std::string_view text);

/// The profiles of an installs.ini: a section for each install, named by its hash, with `Default=<path>`.
std::vector<ListedProfile> parse_installs_ini(std::string_view text);

} // namespace rinnova::thunderbird
