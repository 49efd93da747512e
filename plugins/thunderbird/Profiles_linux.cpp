// SPDX-License-Identifier: Apache-2.0
#include "Profiles.h"

#include "ProfilesIni.h"
#include "sdk/Target.h"
#include "sdk/Utf8.h"

#include <algorithm>
#include <array>

namespace rinnova::thunderbird {

namespace {

constexpr std::size_t max_file_bytes = 1U << 20U;

// Debian called the program Icedove until 2017. The flatpak changed its id in 2026.
constexpr std::array<const char*, 5> roots{
    ".thunderbird",
    ".icedove",
    "snap/thunderbird/common/.thunderbird",
    ".var/app/org.mozilla.Thunderbird/.thunderbird",
    ".var/app/org.mozilla.thunderbird/.thunderbird",
};

void add(Profiles& profiles, const std::filesystem::path& root, const std::vector<ListedProfile>& listed) {
    for (const ListedProfile& profile : listed) {
        const std::filesystem::path folder =
            profile.absolute ? std::filesystem::path(profile.path) : root / profile.path;
        std::error_code failed;
        const std::filesystem::path resolved = std::filesystem::canonical(folder, failed);
        if (failed || !std::filesystem::is_directory(resolved, failed))
            continue; // deleted by hand, or on a disk that is not there now
        if (!is_utf8(resolved.native())) {
            profiles.problems.push_back(Error{
                ErrorCode::unsupported,
                translate("thunderbird", "A Thunderbird profile lies in a folder whose name is not UTF-8."),
                {},
                root.string()});
            continue;
        }
        if (std::find(profiles.folders.begin(), profiles.folders.end(), resolved) == profiles.folders.end())
            profiles.folders.push_back(resolved);
    }
}

using Parse = std::vector<ListedProfile> (*)(std::string_view);

void add_list(Profiles& profiles, const std::filesystem::path& root, const char* name, Parse parse) {
    const auto text = read_file(root / name, max_file_bytes);
    if (text)
        add(profiles, root, parse(*text));
    else if (text.error().code != ErrorCode::not_found)
        profiles.problems.push_back(text.error());
}

} // namespace

Profiles find_profiles(const sdk::TargetContext& context) {
    Profiles profiles;
    for (const char* root : roots) {
        add_list(profiles, context.home / root, "profiles.ini", &parse_profiles_ini);
        add_list(profiles, context.home / root, "installs.ini", &parse_installs_ini);
    }
    return profiles;
}

} // namespace rinnova::thunderbird
