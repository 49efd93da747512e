// SPDX-License-Identifier: Apache-2.0
#include "base/FileAccess.h"

#include <windows.h>
#include <aclapi.h>

#include <algorithm>
#include <array>
#include <memory>

namespace rinnova {

namespace {

constexpr DWORD changing = FILE_WRITE_DATA | FILE_APPEND_DATA | DELETE | FILE_DELETE_CHILD | WRITE_DAC |
                           WRITE_OWNER | GENERIC_WRITE | GENERIC_ALL;

bool is_everybody(PSID who) {
    constexpr std::array groups{WinWorldSid, WinAuthenticatedUserSid, WinBuiltinUsersSid, WinInteractiveSid};
    return std::any_of(groups.begin(), groups.end(),
                       [&](WELL_KNOWN_SID_TYPE group) { return IsWellKnownSid(who, group) != 0; });
}

constexpr DWORD reading = FILE_READ_DATA | GENERIC_READ | GENERIC_ALL;

bool gives_everybody(ACE_HEADER* rule, DWORD rights) {
    if (rule->AceType != ACCESS_ALLOWED_ACE_TYPE || (rule->AceFlags & INHERIT_ONLY_ACE) != 0)
        return false;
    auto* allowed = reinterpret_cast<ACCESS_ALLOWED_ACE*>(rule);
    return (allowed->Mask & rights) != 0 && is_everybody(&allowed->SidStart);
}

bool everybody_has(const std::filesystem::path& path, DWORD rights) {
    PACL rules = nullptr;
    PSECURITY_DESCRIPTOR descriptor = nullptr;
    std::wstring name = path.wstring();
    if (GetNamedSecurityInfoW(name.data(), SE_FILE_OBJECT, DACL_SECURITY_INFORMATION, nullptr, nullptr,
                              &rules, nullptr, &descriptor) != ERROR_SUCCESS)
        return true;
    const std::unique_ptr<void, decltype(&LocalFree)> owned(descriptor, &LocalFree);
    if (rules == nullptr)
        return true; // no list at all: everything is allowed
    for (DWORD i = 0; i < rules->AceCount; ++i) {
        void* rule = nullptr;
        if (!GetAce(rules, i, &rule) || gives_everybody(static_cast<ACE_HEADER*>(rule), rights))
            return true;
    }
    return false;
}

} // namespace

bool writable_by_others(const std::filesystem::path& path) {
    return everybody_has(path, changing);
}

bool readable_by_others(const std::filesystem::path& path) {
    return everybody_has(path, reading);
}

} // namespace rinnova
