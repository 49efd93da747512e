// SPDX-License-Identifier: Apache-2.0
#include "cli/LiveSetup.h"

#include "base/Handle_windows.h"
#include "base/Text.h"
#include "base/Wide_windows.h"
#include "base/WindowsError_windows.h"
#include "cli/OwnFile.h"

namespace rinnova::cli {

namespace {

std::filesystem::path manifest(const Paths& paths) {
    return paths.state / (std::string(live_host_name) + ".json");
}

std::string key() {
    return std::string("Software\\Mozilla\\NativeMessagingHosts\\") + live_host_name;
}

Result<void> changed(LSTATUS result) {
    if (result == ERROR_SUCCESS || result == ERROR_FILE_NOT_FOUND)
        return {};
    return fail_windows(static_cast<DWORD>(result), translate("cli", "the registry cannot be changed"),
                        "HKEY_CURRENT_USER\\" + key());
}

} // namespace

Result<void> install_live_host(const Paths& paths) {
    const auto written = write_live_manifest(manifest(paths));
    if (!written)
        return tl::unexpected(written.error());
    const std::wstring file = manifest(paths).wstring();
    return !*written ? Result<void>()
                     : changed(RegSetKeyValueW(HKEY_CURRENT_USER, wide_of(key()).c_str(), nullptr, REG_SZ,
                                               file.c_str(),
                                               static_cast<DWORD>((file.size() + 1) * sizeof(wchar_t))));
}

Result<void> uninstall_live_host(const Paths& paths) {
    const auto undone = changed(RegDeleteKeyW(HKEY_CURRENT_USER, wide_of(key()).c_str()));
    const auto removed = remove_own_file(manifest(paths));
    return undone ? removed : undone;
}

} // namespace rinnova::cli
