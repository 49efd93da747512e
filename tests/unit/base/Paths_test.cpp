// SPDX-License-Identifier: Apache-2.0
#include "base/Paths.h"
#include "support/ChildProcess_linux.h"
#include "support/ScratchFolder.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <cstdlib>

using namespace rinnova;
using namespace rinnova::test;

namespace {

unsigned mode_of(const std::filesystem::path& path) {
    struct stat found {};
    return stat(path.c_str(), &found) == 0 ? found.st_mode & 07777U : 0U;
}

} // namespace

TEST_CASE("folders are where the XDG specification puts them") {
    CHECK(in_child([] {
              setenv("HOME", "/home/mario", 1);
              for (const char* variable : {"XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"})
                  unsetenv(variable);
              const Paths paths = Paths::of_this_user();
              return paths.config.string() + " " + paths.ledger().string() + " " + paths.log().string() +
                     " [" + paths.runtime.string() + "]";
          }) == "/home/mario/.config/rinnova /home/mario/.local/state/rinnova/ledger.sqlite "
                "/home/mario/.local/state/rinnova/log []");
    CHECK(in_child([] {
              setenv("XDG_CONFIG_HOME", "/c", 1);
              setenv("XDG_STATE_HOME", "/s", 1);
              setenv("XDG_RUNTIME_DIR", "/r", 1);
              const Paths paths = Paths::of_this_user();
              return paths.config.string() + " " + paths.state.string() + " " + paths.runtime.string();
          }) == "/c/rinnova /s/rinnova /r/rinnova");
}

TEST_CASE("a relative path in the environment is ignored") {
    CHECK(in_child([] {
              setenv("HOME", "/home/mario", 1);
              setenv("XDG_CONFIG_HOME", "elsewhere", 1);
              setenv("XDG_RUNTIME_DIR", "", 1);
              const Paths paths = Paths::of_this_user();
              return paths.config.string() + " [" + paths.runtime.string() + "]";
          }) == "/home/mario/.config/rinnova []");
    CHECK(in_child([] {
              setenv("HOME", "not/absolute", 1);
              return std::string(Paths::of_this_user().home.is_absolute() ? "absolute" : "relative");
          }) == "absolute");
}

TEST_CASE("our folders are made for the user alone, and what exists keeps its mode") {
    const ScratchFolder scratch;
    REQUIRE(make_private_folder(scratch / "a/b/c"));
    CHECK(mode_of(scratch / "a") == 0700);
    CHECK(mode_of(scratch / "a/b/c") == 0700);
    std::filesystem::permissions(scratch / "a", std::filesystem::perms(0755));
    REQUIRE(make_private_folder(scratch / "a"));
    CHECK(mode_of(scratch / "a") == 0755);
}

TEST_CASE("a file where a folder should be is an error that names it") {
    const ScratchFolder scratch;
    put_file(scratch / "file", "x");
    const auto made = make_private_folder(scratch / "file");
    REQUIRE_FALSE(made);
    CHECK(made.error().where == (scratch / "file").string());
    CHECK_FALSE(make_private_folder(scratch / "file/below"));
}
