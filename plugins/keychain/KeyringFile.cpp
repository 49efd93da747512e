// SPDX-License-Identifier: Apache-2.0
#include "KeyringFile.h"

#include "KeychainTarget.h"

#include <charconv>
#include <set>

namespace rinnova::keychain {

namespace {

/// The name of a collection's file without its ending: the last part of its path, in which gnome-keyring
/// writes what D-Bus does not take as `_20` and the like (gkd-secret-util.c).
std::string file_stem(std::string_view collection) {
    std::string name;
    for (std::size_t at = collection.rfind('/') + 1; at < collection.size(); ++at) {
        unsigned value = 0;
        const char* digits = collection.data() + at + 1;
        if (collection[at] == '_' && at + 2 < collection.size() &&
            std::from_chars(digits, digits + 2, value, 16).ptr == digits + 2) {
            name += static_cast<char>(value);
            at += 2;
        } else {
            name += collection[at];
        }
    }
    return name.find('/') == std::string::npos ? name : std::string();
}

} // namespace

std::filesystem::path keyrings_folder(const sdk::TargetContext& context) {
    const auto data = context.environment.find("XDG_DATA_HOME");
    const bool given = data != context.environment.end() && data->second.starts_with('/');
    const std::filesystem::path folder =
        given ? std::filesystem::path(data->second) : context.home / ".local/share";
    return folder / "keyrings";
}

std::filesystem::path keyring_file(const std::filesystem::path& folder, std::string_view collection) {
    return folder / (file_stem(collection) + ".keyring");
}

std::vector<std::filesystem::path> KeychainTarget::stores_of(const std::vector<Slot>& slots) {
    std::set<std::filesystem::path> files;
    for (const Slot& slot : slots) {
        const auto file = keyring_file(m_keyrings, slot.locator);
        // Another service has no such file, and says itself what changes.
        if (std::error_code ignored; std::filesystem::is_regular_file(file, ignored))
            files.insert(file);
    }
    return {files.begin(), files.end()};
}

} // namespace rinnova::keychain
