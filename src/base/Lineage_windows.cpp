// SPDX-License-Identifier: Apache-2.0
#include "base/Lineage.h"

#include "base/Handle_windows.h"

#include <tlhelp32.h>

namespace rinnova {

// The parent is named by its number alone, which may belong to another process by now: one that began later
// is none.
std::optional<ProcessId> parent_of(const ProcessId& process) {
    const Handle snapshot(CreateToolhelp32Snapshot(TH32CS_SNAPPROCESS, 0));
    PROCESSENTRY32W entry{};
    entry.dwSize = sizeof entry;
    std::optional<ProcessId> parent;
    for (BOOL more = snapshot && Process32FirstW(snapshot.get(), &entry); more;
         more = Process32NextW(snapshot.get(), &entry))
        if (entry.th32ProcessID == static_cast<DWORD>(process.number))
            parent = process_with(static_cast<long>(entry.th32ParentProcessID));
    if (!parent || parent->started > process.started || process_with(process.number) != process)
        return std::nullopt;
    return parent;
}

bool runs_program(const ProcessId& process, const std::filesystem::path& program) {
    const Handle opened(
        OpenProcess(PROCESS_QUERY_LIMITED_INFORMATION, FALSE, static_cast<DWORD>(process.number)));
    std::wstring name(32768, L'\0');
    auto length = static_cast<DWORD>(name.size());
    if (!opened || !QueryFullProcessImageNameW(opened.get(), 0, name.data(), &length))
        return false;
    name.resize(length);
    std::error_code failed;
    return std::filesystem::equivalent(name, program, failed) && !failed &&
           process_with(process.number) == process;
}

} // namespace rinnova
