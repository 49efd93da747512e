// SPDX-License-Identifier: Apache-2.0
#include "fleet/reporter/Machine.h"

#include "base/AccessList_windows.h"
#include "base/PathText.h"
#include "base/Text.h"
#include "base/Wide_windows.h"
#include "fleet/protocol/JsonMembers.h"

#include <windows.h>

#include <QString>
#include <QSysInfo>

#include <lmcons.h>

#include <array>

namespace rinnova::fleet {

namespace {

constexpr std::size_t most_name = 128;

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

/// Made when Windows was installed; images that were not generalised share it.
std::string system_id() {
    std::array<wchar_t, 64> id{};
    DWORD size = sizeof id;
    if (RegGetValueW(HKEY_LOCAL_MACHINE, L"SOFTWARE\\Microsoft\\Cryptography", L"MachineGuid",
                     RRF_RT_REG_SZ | RRF_SUBKEY_WOW6464KEY, nullptr, id.data(), &size) != ERROR_SUCCESS)
        return host_name();
    return id[0] != L'\0' ? utf8_of(id.data()) : host_name();
}

} // namespace

Machine this_machine(std::string_view version) {
    return {[] { return machine_digest(system_id()); },
            [version = std::string(version)] {
                return DeviceFacts{host_name(), user_name(), "Windows",
                                   QSysInfo::kernelVersion().toStdString(), version};
            }};
}

bool is_administrators_own(const std::filesystem::path& file) {
    return !others_have(file, changing_rights, &is_administrator) &&
           !others_have(file.parent_path(), changing_rights, &is_administrator);
}

std::string how_to_give_to_administrator(const std::filesystem::path& file) {
    return translate("fleet", "Only administrators may be able to write it: icacls \"%1\"", {file.string()});
}

} // namespace rinnova::fleet
