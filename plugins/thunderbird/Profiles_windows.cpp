// SPDX-License-Identifier: Apache-2.0
#include "Profiles.h"

#include "ProfilesIni.h"
#include "sdk/Target.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace rinnova::thunderbird {

namespace {

constexpr std::size_t max_file_bytes = 1U << 20U;

std::filesystem::path folder_from(const sdk::TargetContext& context, std::string_view variable,
                                  const char* otherwise) {
    const auto found = context.environment.find(variable);
    return found != context.environment.end() && !found->second.empty() ? path_from_utf8(found->second)
                                                                        : context.home / otherwise;
}

/// `%APPDATA%\Thunderbird`; for the build of the Microsoft Store, whose %APPDATA% is its own, the folder in
/// its package.
std::vector<std::filesystem::path> roots(const sdk::TargetContext& context) {
    std::vector<std::filesystem::path> found{folder_from(context, "APPDATA", "AppData/Roaming") /
                                             "Thunderbird"};
    std::error_code failed;
    const auto packages = folder_from(context, "LOCALAPPDATA", "AppData/Local") / "Packages";
    std::vector<std::filesystem::path> of_store;
    for (const auto& package : std::filesystem::directory_iterator(packages, failed))
        if (package.path().filename().wstring().starts_with(L"MozillaThunderbird"))
            of_store.push_back(package.path() / "LocalCache" / "Roaming" / "Thunderbird");
    std::sort(of_store.begin(), of_store.end());
    found.insert(found.end(), of_store.begin(), of_store.end());
    return found;
}

void add(Profiles& profiles, const std::filesystem::path& root, const std::vector<ListedProfile>& listed) {
    for (const ListedProfile& profile : listed) {
        // Relative ones are written with slashes, also on Windows.
        const std::filesystem::path path = path_from_utf8(profile.path);
        std::filesystem::path folder = path.is_absolute() ? path : root / path;
        std::error_code failed;
        folder = std::filesystem::weakly_canonical(folder, failed).make_preferred();
        if (failed || !std::filesystem::is_directory(folder, failed))
            continue; // deleted by hand, or on a disk that is not there now
        if (std::find(profiles.folders.begin(), profiles.folders.end(), folder) == profiles.folders.end())
            profiles.folders.push_back(folder);
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
    for (const std::filesystem::path& root : roots(context)) {
        add_list(profiles, root, "profiles.ini", &parse_profiles_ini);
        add_list(profiles, root, "installs.ini", &parse_installs_ini);
    }
    return profiles;
}

} // namespace rinnova::thunderbird
