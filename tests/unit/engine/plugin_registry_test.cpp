// SPDX-License-Identifier: Apache-2.0
#include "base/Clock.h"
#include "engine/PluginRegistry.h"
#include "support/ScratchFolder.h"

#include <doctest/doctest.h>

using namespace rinnova;
using namespace rinnova::test;

namespace {

constexpr auto others_may_write = std::filesystem::perms::others_write;

/// A folder of plugins with a real one in it, and what is made of it.
struct Installed {
    ScratchFolder home;
    ScratchFolder folder;
    SystemClock clock;
    std::filesystem::path manual = folder / "manual.so";

    Installed() {
        std::filesystem::copy_file(
            std::filesystem::path(RINNOVA_BINARY_DIR) / "lib/rinnova/plugins/manual.so", manual);
        std::filesystem::permissions(folder.path(), std::filesystem::perms::owner_all);
    }
    PluginSet load(const std::set<std::string>& disabled = {}) const {
        sdk::TargetContext context;
        context.home = home.path();
        context.clock = &clock;
        return load_plugins(folder.path(), disabled, context);
    }
};

void allow_others_to_write(const std::filesystem::path& path) {
    std::filesystem::permissions(path, others_may_write, std::filesystem::perm_options::add);
}

} // namespace

TEST_CASE("a plugin is loaded from the folder that was named, by what it says of itself") {
    const auto set = Installed().load();
    REQUIRE(set.plugins.size() == 1);
    CHECK(set.plugins[0].id == "manual");
    CHECK(set.plugins[0].state == PluginInfo::State::loaded);
    CHECK(set.targets.size() == 1);
}

TEST_CASE("a plugin that every user may write is not loaded, nor is any in such a folder") {
    for (const bool whole_folder : {false, true}) {
        const Installed installed;
        allow_others_to_write(whole_folder ? installed.folder.path() : installed.manual);
        const auto set = installed.load();
        REQUIRE(set.plugins.size() == 1);
        REQUIRE(set.plugins[0].error);
        CHECK(set.plugins[0].error->code == ErrorCode::permission_denied);
        CHECK(set.plugins[0].state == PluginInfo::State::failed);
        CHECK(set.targets.empty());
    }
}

TEST_CASE("what is no plugin, and a second one of the same id, are named and stop no other") {
    const Installed installed;
    put_file(installed.folder / "a-rubbish.so", "no library");
    std::filesystem::copy_file(installed.manual, installed.folder / "z-copy.so");
    const auto set = installed.load();
    REQUIRE(set.plugins.size() == 3);
    CHECK(set.plugins[0].error->code == ErrorCode::invalid_data);
    CHECK(set.plugins[1].state == PluginInfo::State::loaded);
    CHECK(set.plugins[2].error->code == ErrorCode::invalid_data);
    CHECK(set.targets.size() == 1);
}

TEST_CASE("a plugin that is switched off is known and not loaded") {
    const auto set = Installed().load({"manual"});
    REQUIRE(set.plugins.size() == 1);
    CHECK(set.plugins[0].state == PluginInfo::State::disabled);
    CHECK(set.targets.empty());
}
