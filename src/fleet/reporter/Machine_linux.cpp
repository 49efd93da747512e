// SPDX-License-Identifier: Apache-2.0
#include "fleet/reporter/Machine.h"

#include "base/AtomicFile.h"
#include "base/Text.h"
#include "fleet/protocol/JsonMembers.h"

#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <vector>

namespace rinnova::fleet {

namespace {

constexpr std::size_t most_name = 128;
constexpr std::size_t most_file = 64 * 1024;

std::string content_of(std::initializer_list<const char*> files) {
    for (const char* file : files)
        if (auto bytes = read_file(file, most_file); bytes && !bytes->empty())
            return std::move(*bytes);
    return {};
}

std::string host_name() {
    std::array<char, 256> name{};
    if (gethostname(name.data(), name.size() - 1) != 0 || name[0] == '\0')
        return "?";
    return plain(name.data(), most_name);
}

std::string user_name() {
    std::vector<char> buffer(16384);
    passwd entry{};
    passwd* found = nullptr;
    if (getpwuid_r(getuid(), &entry, buffer.data(), buffer.size(), &found) == 0 && found != nullptr)
        return plain(found->pw_name, most_name);
    return {};
}

/// A member of os-release(5): `NAME="Debian GNU/Linux"`.
std::string member_of(const std::string& release, const std::string& name) {
    const std::string lines = "\n" + release;
    const auto at = lines.find("\n" + name + "=");
    if (at == std::string::npos)
        return {};
    const auto begin = at + name.size() + 2;
    std::string value = lines.substr(begin, lines.find('\n', begin) - begin);
    std::erase_if(value, [](char c) { return c == '"' || c == '\'' || c == '\\'; });
    return plain(value, most_name);
}

bool only_roots(const std::filesystem::path& path) {
    struct stat found {};
    return stat(path.c_str(), &found) == 0 && found.st_uid == 0 && (found.st_mode & (S_IWGRP | S_IWOTH)) == 0;
}

DeviceFacts facts_of_this_machine(const std::string& version) {
    const std::string release = content_of({"/etc/os-release", "/usr/lib/os-release"});
    const std::string system = member_of(release, "NAME");
    return {host_name(), user_name(), system.empty() ? "Linux" : system, member_of(release, "VERSION_ID"),
            version};
}

/// machine-id(5); without one the boot is the machine.
std::string system_id() {
    const std::string id =
        content_of({"/etc/machine-id", "/var/lib/dbus/machine-id", "/proc/sys/kernel/random/boot_id"});
    return id.substr(0, id.find('\n'));
}

} // namespace

Machine this_machine(std::string_view version) {
    return {[] { return machine_digest(system_id()); },
            [version = std::string(version)] { return facts_of_this_machine(version); }};
}

bool is_administrators_own(const std::filesystem::path& file) {
    return only_roots(file) && only_roots(file.parent_path());
}

std::string how_to_give_to_administrator(const std::filesystem::path& file) {
    return translate("fleet", "Give it to root: chown root:root %1 && chmod 644 %1", {file.string()});
}

} // namespace rinnova::fleet
