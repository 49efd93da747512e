// SPDX-License-Identifier: Apache-2.0
#include "MakeTarget.h"

#include "MacKeychainTarget.h"

#include <QOperatingSystemVersion>

namespace rinnova::keychain {

std::unique_ptr<sdk::Target> make_target(const sdk::TargetContext& context) {
    const auto system = QOperatingSystemVersion::current();
    return std::make_unique<MacKeychainTarget>(MacKeychain{
        "/usr/bin/security", {system.majorVersion(), system.minorVersion()}, context.interactive});
}

} // namespace rinnova::keychain
