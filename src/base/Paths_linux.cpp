// SPDX-License-Identifier: Apache-2.0
#include "base/Paths.h"

#include "base/Text.h"

#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <vector>

namespace rinnova {

namespace {

std::filesystem::path home_of_user() {
    if (const char* home = std::getenv("HOME"); home != nullptr && home[0] == '/')
        return home;
    std::vector<char> buffer(16384);
    passwd entry{};
    passwd* found = nullptr;
    if (getpwuid_r(getuid(), &entry, buffer.data(), buffer.size(), &found) == 0 && found != nullptr)
        return found->pw_dir;
    return "/";
}

// A relative path in these variables is to be ignored (XDG Base Directory Specification 0.8).
std::filesystem::path from_environment(const char* variable, const std::filesystem::path& otherwise) {
    const char* value = std::getenv(variable);
    return value != nullptr && value[0] == '/' ? std::filesystem::path(value) : otherwise;
}

} // namespace

Paths Paths::of_this_user() {
    Paths paths;
    paths.home = home_of_user();
    paths.config = from_environment("XDG_CONFIG_HOME", paths.home / ".config") / "rinnova";
    paths.state = from_environment("XDG_STATE_HOME", paths.home / ".local/state") / "rinnova";
    if (const auto runtime = from_environment("XDG_RUNTIME_DIR", {}); !runtime.empty())
        paths.runtime = runtime / "rinnova";
    paths.machine_config = "/etc/rinnova";
    return paths;
}

Result<void> make_private_folder(const std::filesystem::path& folder) {
    if (folder.empty() || folder == folder.root_path())
        return {};
    if (mkdir(folder.c_str(), 0700) == 0)
        return {};
    if (errno == ENOENT) {
        if (auto parent = make_private_folder(folder.parent_path()); !parent)
            return parent;
        if (mkdir(folder.c_str(), 0700) == 0)
            return {};
    }
    const int reason = errno;
    struct stat found {};
    if (reason == EEXIST && stat(folder.c_str(), &found) == 0 && S_ISDIR(found.st_mode))
        return {};
    return fail_errno(reason, translate("base", "the folder cannot be made"), folder.string());
}

} // namespace rinnova
