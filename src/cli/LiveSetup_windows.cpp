// SPDX-License-Identifier: Apache-2.0
#include "cli/LiveSetup.h"

// The native host is no part of an installation on Windows yet: there is nothing to set up.
namespace rinnova::cli {

std::filesystem::path live_add_on() {
    return {};
}

Result<void> install_live_host(const Paths&) {
    return {};
}

Result<void> uninstall_live_host(const Paths&) {
    return {};
}

} // namespace rinnova::cli
