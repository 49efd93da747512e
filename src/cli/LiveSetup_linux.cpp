// SPDX-License-Identifier: Apache-2.0
#include "cli/LiveSetup.h"

#include "base/Module.h"
#include "cli/OwnFile.h"
#include "service/Json.h"

namespace rinnova::cli {

namespace {

std::filesystem::path manifest(const Paths& paths) {
    return paths.home / ".mozilla" / "native-messaging-hosts" / "it.rinnova.thunderbird.json";
}

std::filesystem::path host() {
    return library_folder() / "rinnova-thunderbird-host";
}

} // namespace

std::filesystem::path live_add_on() {
    const auto file = library_folder().parent_path().parent_path() / "share" / "rinnova" / "rinnova-live.xpi";
    std::error_code unreadable;
    return std::filesystem::exists(file, unreadable) ? file : std::filesystem::path();
}

// https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/Native_manifests
Result<void> install_live_host(const Paths& paths) {
    std::error_code unreadable;
    if (!std::filesystem::exists(host(), unreadable))
        return {};
    const Json text{{"name", "it.rinnova.thunderbird"},
                    {"description", "Rinnova: brings new passwords into the running Thunderbird"},
                    {"path", host().string()},
                    {"type", "stdio"},
                    {"allowed_extensions", {"live@rinnova.it"}}};
    return write_own_file(manifest(paths), text.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
}

Result<void> uninstall_live_host(const Paths& paths) {
    return remove_own_file(manifest(paths));
}

} // namespace rinnova::cli
