// SPDX-License-Identifier: Apache-2.0
#include "Profiles.h"
#include "ProfilesIni.h"
#include "TestProfile.h"

#include <doctest/doctest.h>

using namespace rinnova;
using namespace rinnova::thunderbird;

namespace {

Profiles found_in(const std::filesystem::path& home) {
    sdk::TargetContext context;
    context.home = home;
    return find_profiles(context);
}

} // namespace

TEST_CASE("the profile of the install comes before the one that only says Default=1") {
    const auto profiles =
        parse_profiles_ini("[Install4F96D1932A9F858E]\nDefault=used.default-esr\nLocked=1\n\n"
                           "[Profile2]\nName=third\nIsRelative=1\nPath=third\n"
                           "[Profile1]\nName=default\nIsRelative=1\nPath=decoy.default\nDefault=1\n"
                           "[Profile0]\nName=default-esr\nIsRelative=1\nPath=used.default-esr\n"
                           "[General]\nStartWithLastProfile=1\nVersion=2\n");
    REQUIRE(profiles.size() == 3);
    CHECK(profiles[0] == ListedProfile{"used.default-esr", false});
    CHECK(profiles[1] == ListedProfile{"decoy.default", false});
    CHECK(profiles[2] == ListedProfile{"third", false});
}

TEST_CASE("lists of profiles are read with byte order mark, other line ends, comments and rubbish") {
    const auto profiles =
        parse_profiles_ini("\xEF\xBB\xBF; comment\r\nPath=outside\r\n[Profile0]\r\nIsRelative=0\r\n"
                           "  Path = /srv/mail profile \r\n\x01\x02\r\n[Profile1\r\nName\r\n"
                           "[Profile2]\r\nName=no path\r\n");
    REQUIRE(profiles.size() == 1);
    CHECK(profiles[0] == ListedProfile{"/srv/mail profile", true});
    CHECK(parse_profiles_ini("").empty());
    CHECK(parse_installs_ini("[FDC34C9F024745EB]\nDefault=a.default\n[OTHER]\nDefault=/b\n") ==
          std::vector<ListedProfile>{{"a.default", false}, {"/b", true}});
}

TEST_CASE("profiles are found in every place where a Thunderbird keeps them") {
    const trial::ScratchFolder home;
    std::vector<std::filesystem::path> expected;
    for (const char* root :
         {".thunderbird", ".icedove", "snap/thunderbird/common/.thunderbird",
          ".var/app/org.mozilla.Thunderbird/.thunderbird", ".var/app/org.mozilla.thunderbird/.thunderbird"}) {
        trial::put_file(home.path() / root / "profiles.ini",
                        "[Profile0]\nIsRelative=1\nPath=Profiles/x.default\n");
        std::filesystem::create_directories(home.path() / root / "Profiles/x.default");
        expected.push_back(home.path() / root / "Profiles/x.default");
    }
    const Profiles profiles = found_in(home.path());
    CHECK(profiles.folders == expected);
    CHECK(profiles.problems.empty());
}

TEST_CASE("a profile that is listed twice, by a link too, counts once; one that is gone does not count") {
    const trial::ScratchFolder home;
    std::filesystem::create_directories(home.path() / ".thunderbird/real.default");
    std::filesystem::create_symlink("real.default", home.path() / ".thunderbird/link.default");
    std::filesystem::create_symlink(".thunderbird", home.path() / ".icedove");
    trial::put_file(
        home.path() / ".thunderbird/profiles.ini",
        "[Profile0]\nIsRelative=1\nPath=link.default\n[Profile1]\nIsRelative=0\nPath=" +
            (home.path() / ".thunderbird/real.default").string() +
            "\n[Profile2]\nIsRelative=1\nPath=gone.default\n[Profile3]\nIsRelative=1\nPath=profiles.ini\n");
    trial::put_file(home.path() / ".thunderbird/installs.ini", "[AB]\nDefault=real.default\n");
    CHECK(found_in(home.path()).folders == std::vector{home.path() / ".thunderbird/real.default"});
}

TEST_CASE("a list of profiles that cannot be read is told, and the other places are looked at all the same") {
    const trial::ScratchFolder home;
    std::filesystem::create_directories(home.path() / ".thunderbird/profiles.ini");
    std::filesystem::create_directories(home.path() / ".icedove/x.default");
    trial::put_file(home.path() / ".icedove/profiles.ini", "[Profile0]\nIsRelative=1\nPath=x.default\n");
    const Profiles profiles = found_in(home.path());
    CHECK(profiles.folders.size() == 1);
    REQUIRE(profiles.problems.size() == 1);
    CHECK(profiles.problems[0].where.ends_with(".thunderbird/profiles.ini"));
}

TEST_CASE("no Thunderbird at all is no problem") {
    const trial::ScratchFolder home;
    CHECK(found_in(home.path()).folders.empty());
    CHECK(found_in(home.path()).problems.empty());
}
