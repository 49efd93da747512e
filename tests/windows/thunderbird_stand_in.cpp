// SPDX-License-Identifier: Apache-2.0
// A stand-in for thunderbird.exe, which cannot be had:
//     thunderbird PROFILE PROGRAM ARGUMENT…
// holds the profile's lock as the real one does (nsProfileLock.cpp), starts the program with its own standard
// input and output as the real one starts a native host, and ends with its exit status.
#include <windows.h>

#include <string>

int wmain(int count, wchar_t** words) {
    if (count < 3)
        return 100;
    const std::wstring lock = std::wstring(words[1]) + L"\\parent.lock";
    if (CreateFileW(lock.c_str(), GENERIC_READ | GENERIC_WRITE, 0, nullptr, OPEN_ALWAYS, 0, nullptr) ==
        INVALID_HANDLE_VALUE)
        return 101;
    std::wstring line;
    for (int i = 2; i < count; ++i)
        line += (i == 2 ? L"\"" : L" \"") + std::wstring(words[i]) + L"\"";
    STARTUPINFOW start{};
    start.cb = sizeof start;
    start.dwFlags = STARTF_USESTDHANDLES;
    start.hStdInput = GetStdHandle(STD_INPUT_HANDLE);
    start.hStdOutput = GetStdHandle(STD_OUTPUT_HANDLE);
    start.hStdError = GetStdHandle(STD_ERROR_HANDLE);
    for (const HANDLE handle : {start.hStdInput, start.hStdOutput, start.hStdError})
        SetHandleInformation(handle, HANDLE_FLAG_INHERIT, HANDLE_FLAG_INHERIT);
    PROCESS_INFORMATION process{};
    if (!CreateProcessW(words[2], line.data(), nullptr, nullptr, TRUE, 0, nullptr, nullptr, &start, &process))
        return 102;
    // Its own end of the pipes, or the host's would never be the last one.
    CloseHandle(start.hStdInput);
    CloseHandle(start.hStdOutput);
    WaitForSingleObject(process.hProcess, INFINITE);
    DWORD code = 103;
    GetExitCodeProcess(process.hProcess, &code);
    return static_cast<int>(code);
}
