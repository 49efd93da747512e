// SPDX-License-Identifier: Apache-2.0
#include "CloudOutlooks.h"

#include <windows.h>
// Needs the types of the above.
#include <tlhelp32.h>

namespace rinnova::outlook_new {

bool new_outlook_runs() {
    HANDLE snapshot = CreateToolhelp32Snapshot(TH32CS_SNAPPROCESS, 0);
    if (snapshot == INVALID_HANDLE_VALUE)
        return false;
    DWORD own = 0;
    bool found = false;
    ProcessIdToSessionId(GetCurrentProcessId(), &own);
    PROCESSENTRY32W entry{};
    entry.dwSize = sizeof entry;
    for (BOOL more = Process32FirstW(snapshot, &entry); more != 0 && !found;
         more = Process32NextW(snapshot, &entry)) {
        DWORD session = 0;
        found = lstrcmpiW(entry.szExeFile, L"olk.exe") == 0 &&
                ProcessIdToSessionId(entry.th32ProcessID, &session) != 0 && session == own;
    }
    CloseHandle(snapshot);
    return found;
}

} // namespace rinnova::outlook_new
