// SPDX-License-Identifier: Apache-2.0
#include "contract/Files.h"

#include "support/ScratchFolder.h"

#include <sys/stat.h>

#include <algorithm>
#include <sstream>
#include <stdexcept>

namespace rinnova::contract {

namespace fs = std::filesystem;

namespace {

std::string look_at(const fs::path& path) {
    struct stat found {};
    if (lstat(path.c_str(), &found) != 0)
        throw std::runtime_error("cannot look at " + path.string());
    std::ostringstream text;
    text << std::oct << found.st_mode << std::dec << ' ' << found.st_uid << ' ' << found.st_gid << ' '
         << found.st_ino << ' ' << found.st_mtim.tv_sec << '.' << found.st_mtim.tv_nsec << '\n';
    if (S_ISREG(found.st_mode))
        text << test::bytes_of(path);
    else if (S_ISLNK(found.st_mode))
        text << fs::read_symlink(path).string();
    return text.str();
}

} // namespace

State files_in(const fs::path& folder) {
    State state;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        state[fs::relative(entry.path(), folder).string()] = look_at(entry.path());
    return state;
}

State file_at(const fs::path& file) {
    return fs::exists(file) ? State{{file.string(), look_at(file)}} : State();
}

std::vector<std::string> names_in(const fs::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        names.push_back(fs::relative(entry.path(), folder).string());
    std::sort(names.begin(), names.end());
    return names;
}

std::string difference(const State& before, const State& after) {
    std::string told;
    for (const auto& [place, what] : before)
        if (const auto now = after.find(place); now == after.end())
            told += "- " + place + "\n";
        else if (now->second != what)
            told += "* " + place + "\n";
    for (const auto& [place, what] : after)
        if (!before.contains(place))
            told += "+ " + place + "\n";
    return told;
}

} // namespace rinnova::contract
