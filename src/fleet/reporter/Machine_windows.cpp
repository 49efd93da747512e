// SPDX-License-Identifier: Apache-2.0
#include "fleet/reporter/Machine.h"

#include "base/PathText.h"
#include "base/Text.h"
#include "base/Wide_windows.h"
#include "fleet/protocol/JsonMembers.h"

#include <windows.h>

#include <QString>
#include <QSysInfo>

#include <aclapi.h>
#include <lmcons.h>

#include <array>
#include <memory>

namespace rinnova::fleet {

namespace {

constexpr std::size_t most_name = 128;
/// What lets somebody change a file, or a folder's files, or who may.
constexpr ACCESS_MASK changing = FILE_WRITE_DATA | FILE_APPEND_DATA | FILE_DELETE_CHILD | DELETE | WRITE_DAC |
                                 WRITE_OWNER | GENERIC_WRITE | GENERIC_ALL;

std::string host_name() {
    std::array<wchar_t, 256> name{};
    DWORD length = static_cast<DWORD>(name.size());
    if (!GetComputerNameExW(ComputerNameDnsHostname, name.data(), &length) || length == 0)
        return "?";
    return plain(utf8_of({name.data(), length}), most_name);
}

std::string user_name() {
    std::array<wchar_t, UNLEN + 1> name{};
    DWORD length = static_cast<DWORD>(name.size());
    return GetUserNameW(name.data(), &length) ? plain(utf8_of(name.data()), most_name) : std::string();
}

/// "Well-known SIDs": the administrators' group, the system itself, and who installs Windows' own parts.
bool is_administrator(PSID who) {
    if (IsWellKnownSid(who, WinBuiltinAdministratorsSid) || IsWellKnownSid(who, WinLocalSystemSid))
        return true;
    static const wchar_t* const trusted_installer =
        L"NT SERVICE\\TrustedInstaller"; // S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464
    std::array<std::byte, SECURITY_MAX_SID_SIZE> sid{};
    std::array<wchar_t, 256> domain{};
    DWORD size = static_cast<DWORD>(sid.size());
    DWORD length = static_cast<DWORD>(domain.size());
    SID_NAME_USE use{};
    return LookupAccountNameW(nullptr, trusted_installer, sid.data(), &size, domain.data(), &length, &use) &&
           EqualSid(sid.data(), who);
}

bool only_administrators(const std::filesystem::path& path) {
    PSID owner = nullptr;
    PACL rules = nullptr;
    PSECURITY_DESCRIPTOR found = nullptr;
    if (GetNamedSecurityInfoW(path.c_str(), SE_FILE_OBJECT,
                              OWNER_SECURITY_INFORMATION | DACL_SECURITY_INFORMATION, &owner, nullptr, &rules,
                              nullptr, &found) != ERROR_SUCCESS)
        return false;
    const std::unique_ptr<void, decltype(&LocalFree)> owned(found, &LocalFree);
    if (owner == nullptr || rules == nullptr || !is_administrator(owner)) // without rules everybody may
        return false;
    for (DWORD number = 0; number < rules->AceCount; ++number) {
        void* rule = nullptr;
        if (!GetAce(rules, number, &rule))
            return false;
        const auto* header = static_cast<const ACE_HEADER*>(rule);
        if (header->AceType == ACCESS_DENIED_ACE_TYPE || (header->AceFlags & INHERIT_ONLY_ACE) != 0)
            continue;
        if (header->AceType != ACCESS_ALLOWED_ACE_TYPE) // under conditions: whose, cannot be said
            return false;
        auto* allowed = static_cast<ACCESS_ALLOWED_ACE*>(rule);
        if ((allowed->Mask & changing) != 0 && !is_administrator(&allowed->SidStart))
            return false;
    }
    return true;
}

} // namespace

Machine this_machine(std::string_view version) {
    // Made when Windows was installed; images that were not generalised share it.
    std::array<wchar_t, 64> id{};
    DWORD size = sizeof id;
    if (RegGetValueW(HKEY_LOCAL_MACHINE, L"SOFTWARE\\Microsoft\\Cryptography", L"MachineGuid",
                     RRF_RT_REG_SZ | RRF_SUBKEY_WOW6464KEY, nullptr, id.data(), &size) != ERROR_SUCCESS)
        id[0] = L'\0';
    const std::string system_id = id[0] != L'\0' ? utf8_of(id.data()) : host_name();
    return {machine_digest(system_id), [version = std::string(version)] {
                return DeviceFacts{host_name(), user_name(), "Windows",
                                   QSysInfo::kernelVersion().toStdString(), version};
            }};
}

bool is_administrators_own(const std::filesystem::path& file) {
    return only_administrators(file) && only_administrators(file.parent_path());
}

std::string how_to_give_to_administrator(const std::filesystem::path& file) {
    return translate("fleet", "Only administrators may be able to write it: icacls \"%1\"", {file.string()});
}

} // namespace rinnova::fleet
