// SPDX-License-Identifier: Apache-2.0
#include "cli/LiveSetup.h"

#include "cli/OwnFile.h"

namespace rinnova::cli {

namespace {

std::filesystem::path manifest(const Paths& paths) {
    return paths.home / ".mozilla" / "native-messaging-hosts" / (std::string(live_host_name) + ".json");
}

} // namespace

Result<void> install_live_host(const Paths& paths) {
    const auto written = write_live_manifest(manifest(paths));
    return written ? Result<void>() : tl::unexpected(written.error());
}

Result<void> uninstall_live_host(const Paths& paths) {
    return remove_own_file(manifest(paths));
}

} // namespace rinnova::cli
