// SPDX-License-Identifier: Apache-2.0
// A Mac below the user's home, with somebody before its screen unless `mac/nobody` is there.
#include "MacKeychainTarget.h"
#include "MakeTarget.h"

#include <fstream>
#include <regex>

namespace rinnova::keychain {

std::unique_ptr<sdk::Target> make_target(const sdk::TargetContext& context) {
    const auto mac = context.home / "mac";
    MacKeychain keychain{mac / "usr/bin/security", {15, 1}, !std::filesystem::exists(mac / "nobody")};
    // As long as an interpreter may take to start on any machine.
    keychain.question = keychain.reading = keychain.writing = std::chrono::minutes(10);
    std::ifstream file(mac / "System/Library/CoreServices/SystemVersion.plist");
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    std::smatch found;
    if (std::regex_search(text, found, std::regex("<string>([0-9]+)\\.([0-9]+)")))
        keychain.version = {std::stoi(found[1]), std::stoi(found[2])};
    return std::make_unique<MacKeychainTarget>(keychain);
}

} // namespace rinnova::keychain
