// SPDX-License-Identifier: Apache-2.0
// "Run and RunOnce Registry Keys": what is named here starts with each of this user's sessions.
#include "desktop/Autostart.h"

#include "base/Text.h"
#include "base/WindowsError_windows.h"

#include <windows.h>

namespace rinnova::desktop {

namespace {

constexpr const wchar_t* run_key = L"Software\\Microsoft\\Windows\\CurrentVersion\\Run";
constexpr const wchar_t* run_value = L"Rinnova window"; // "Rinnova" is the agent's

} // namespace

bool starts_with_desktop(const Paths&) {
    return RegGetValueW(HKEY_CURRENT_USER, run_key, run_value, RRF_RT_REG_SZ, nullptr, nullptr, nullptr) ==
           ERROR_SUCCESS;
}

Result<void> start_with_desktop(const Paths&, const std::filesystem::path& program, bool starts) {
    const std::wstring line = L"\"" + program.wstring() + L"\" --hidden";
    const LSTATUS failed = starts
                               ? RegSetKeyValueW(HKEY_CURRENT_USER, run_key, run_value, REG_SZ, line.c_str(),
                                                 static_cast<DWORD>((line.size() + 1) * sizeof(wchar_t)))
                               : RegDeleteKeyValueW(HKEY_CURRENT_USER, run_key, run_value);
    if (failed != ERROR_SUCCESS && failed != ERROR_FILE_NOT_FOUND)
        return fail_windows(static_cast<DWORD>(failed),
                            translate("desktop", "the registry cannot be changed"), program.string());
    return {};
}

} // namespace rinnova::desktop
