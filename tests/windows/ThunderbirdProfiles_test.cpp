// SPDX-License-Identifier: Apache-2.0
#include "ProfileLock.h"
#include "Profiles.h"
#include "Surroundings.h"
#include "support/ScratchFolder.h"

#include <doctest/doctest.h>

using namespace rinnova;
using namespace rinnova::thunderbird;
using test::put_file;
using test::ScratchFolder;

namespace {

sdk::TargetContext at(const ScratchFolder& home) {
    sdk::TargetContext context;
    context.home = home.path();
    return context;
}

constexpr const char* list =
    "[Profile0]\r\nName=perch\xC3\xA9\r\nIsRelative=1\r\nPath=Profiles/perch\xC3\xA9.default\r\n";

} // namespace

TEST_CASE(
    "profiles are found below the user's roaming folder, in a package of the store, and where a path leads") {
    const ScratchFolder home;
    const auto roaming = home / "AppData/Roaming/Thunderbird";
    const auto store =
        home / "AppData/Local/Packages/MozillaThunderbird.MZLA_1a2b/LocalCache/Roaming/Thunderbird";
    const auto elsewhere = home / "posta";
    put_file(roaming / "profiles.ini",
             list + ("\r\n[Profile1]\r\nIsRelative=0\r\nPath=" + elsewhere.string()));
    put_file(store / "profiles.ini", list);
    for (const auto& folder :
         {roaming / L"Profiles/perch\u00E9.default", store / L"Profiles/perch\u00E9.default", elsewhere})
        std::filesystem::create_directories(folder);
    const Profiles found = find_profiles(at(home));
    CHECK(found.problems.empty());
    REQUIRE(found.folders.size() == 3);
    CHECK(std::filesystem::equivalent(found.folders[0], roaming / L"Profiles/perch\u00E9.default"));
    CHECK(std::filesystem::equivalent(found.folders[1], elsewhere));
    CHECK(std::filesystem::equivalent(found.folders[2], store / L"Profiles/perch\u00E9.default"));
}

TEST_CASE("folders that the environment names are looked at in place of the usual ones") {
    const ScratchFolder home;
    put_file(home / "other/Thunderbird/profiles.ini", list);
    std::filesystem::create_directories(home.path() / L"other/Thunderbird/Profiles/perch\u00E9.default");
    sdk::TargetContext context = at(home);
    context.environment["APPDATA"] = (home / "other").string();
    CHECK(find_profiles(context).folders.size() == 1);
}

TEST_CASE("a profile that Thunderbird keeps for itself is seen to be, and is not taken") {
    const ScratchFolder profile;
    {
        const auto held = trial::hold_lock(profile.path());
        const auto holder = ProfileLock::holder(profile.path());
        REQUIRE_MESSAGE(holder.has_value(), holder.error().message);
        CHECK(holder->has_value());
        const auto lock = ProfileLock::acquire(profile.path());
        REQUIRE_FALSE(lock.has_value());
        CHECK(lock.error().code == ErrorCode::busy);
    }
    CHECK(ProfileLock::holder(profile.path()).value() == std::nullopt);
    const auto lock = ProfileLock::acquire(profile.path());
    REQUIRE_MESSAGE(lock.has_value(), lock.error().message);
    CHECK(ProfileLock::holder(profile.path()).value().has_value());
}

TEST_CASE("a profile that nobody ever opened has no lock, and looking makes none") {
    const ScratchFolder profile;
    CHECK(ProfileLock::holder(profile.path()).value() == std::nullopt);
    CHECK(std::filesystem::is_empty(profile.path()));
    CHECK(check_writable(profile.path()).has_value());
}
