// SPDX-License-Identifier: Apache-2.0
#include "cli/LiveSetup.h"

#include "base/Module.h"
#include "cli/OwnFile.h"
#include "service/Json.h"

namespace rinnova::cli {

std::filesystem::path live_add_on() {
    const auto file = share_folder() / "rinnova-live.xpi";
    std::error_code unreadable;
    return std::filesystem::exists(file, unreadable) ? file : std::filesystem::path();
}

// https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/Native_manifests
Result<bool> write_live_manifest(const std::filesystem::path& file) {
    const auto host = helper_program("rinnova-thunderbird-host");
    std::error_code unreadable;
    if (!std::filesystem::exists(host, unreadable))
        return false;
    const Json text{{"name", live_host_name},
                    {"description", "Rinnova: brings new passwords into the running Thunderbird"},
                    {"path", host.string()},
                    {"type", "stdio"},
                    {"allowed_extensions", {"live@rinnova.it"}}};
    if (auto written = write_own_file(file, text.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
        !written)
        return tl::unexpected(written.error());
    return true;
}

} // namespace rinnova::cli
