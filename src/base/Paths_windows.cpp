// SPDX-License-Identifier: Apache-2.0
#include "base/Paths.h"

#include "base/PrivateAccess_windows.h"
#include "base/Text.h"
#include "base/WindowsError_windows.h"

#include <shlobj.h>

namespace rinnova {

namespace {

/// From the user's own environment, as other programs take it, else as Windows knows it.
std::filesystem::path folder_from(const wchar_t* variable, const KNOWNFOLDERID& known) {
    if (const wchar_t* value = _wgetenv(variable);
        value != nullptr && std::filesystem::path(value).is_absolute())
        return value;
    wchar_t* folder = nullptr;
    const HRESULT found = SHGetKnownFolderPath(known, 0, nullptr, &folder);
    const std::unique_ptr<wchar_t, decltype(&CoTaskMemFree)> owned(folder, &CoTaskMemFree);
    return found == S_OK ? std::filesystem::path(folder) : std::filesystem::path(L"C:\\");
}

bool is_folder(const std::filesystem::path& path) {
    const DWORD attributes = GetFileAttributesW(path.c_str());
    return attributes != INVALID_FILE_ATTRIBUTES && (attributes & FILE_ATTRIBUTE_DIRECTORY) != 0;
}

} // namespace

Paths Paths::of_this_user() {
    Paths paths;
    paths.home = folder_from(L"USERPROFILE", FOLDERID_Profile);
    paths.config = folder_from(L"APPDATA", FOLDERID_RoamingAppData) / "rinnova";
    // Not what follows the user from machine to machine: what stands there is of this one.
    paths.state = folder_from(L"LOCALAPPDATA", FOLDERID_LocalAppData) / "rinnova";
    paths.runtime = paths.state; // for the lock alone: pipes have a room of their own
    // Only administrators write below the programs' folder; below ProgramData everybody may make folders.
    paths.machine_config = folder_from(L"ProgramW6432", FOLDERID_ProgramFiles) / "Rinnova" / "config";
    return paths;
}

Result<void> make_private_folder(const std::filesystem::path& folder) {
    if (folder.empty() || folder == folder.root_path())
        return {};
    PrivateAccess ours;
    if (CreateDirectoryW(folder.c_str(), ours.attributes()))
        return {};
    if (GetLastError() == ERROR_PATH_NOT_FOUND) {
        if (auto parent = make_private_folder(folder.parent_path()); !parent)
            return parent;
        if (CreateDirectoryW(folder.c_str(), ours.attributes()))
            return {};
    }
    const DWORD reason = GetLastError();
    if (is_folder(folder))
        return {};
    return fail_windows(reason, translate("base", "the folder cannot be made"), folder.string());
}

} // namespace rinnova
