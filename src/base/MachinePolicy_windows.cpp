// SPDX-License-Identifier: Apache-2.0
#include "base/MachinePolicy.h"

#include "base/Wide_windows.h"

#include <windows.h>

#include <array>

namespace rinnova {

namespace {

constexpr const wchar_t* key = L"Software\\Policies\\Rinnova";
constexpr DWORD most_text = 4096; // letters

} // namespace

const std::string_view place_of_machine_policy = "HKEY_LOCAL_MACHINE\\Software\\Policies\\Rinnova";

std::map<std::string, std::string> machine_policy() {
    std::map<std::string, std::string> policy;
    HKEY opened = nullptr;
    if (RegOpenKeyExW(HKEY_LOCAL_MACHINE, key, 0, KEY_READ | KEY_WOW64_64KEY, &opened) != ERROR_SUCCESS)
        return policy;
    std::array<wchar_t, 256> name{};
    for (DWORD number = 0;; ++number) {
        DWORD length = static_cast<DWORD>(name.size());
        const LSTATUS found =
            RegEnumValueW(opened, number, name.data(), &length, nullptr, nullptr, nullptr, nullptr);
        if (found == ERROR_MORE_DATA)
            continue; // none of ours has such a name
        if (found != ERROR_SUCCESS)
            break;
        std::wstring text(most_text, L'\0');
        DWORD size = most_text * sizeof(wchar_t);
        if (RegGetValueW(opened, nullptr, name.data(), RRF_RT_REG_SZ, nullptr, text.data(), &size) ==
            ERROR_SUCCESS)
            policy[utf8_of({name.data(), length})] = utf8_of(text.c_str());
    }
    RegCloseKey(opened);
    return policy;
}

} // namespace rinnova
