// SPDX-License-Identifier: Apache-2.0
#include "contract/Files.h"

#include <algorithm>

namespace rinnova::contract {

namespace fs = std::filesystem;

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
