// SPDX-License-Identifier: Apache-2.0
// Stands for a running Outlook, as OUTLOOK.EXE or olk.exe:  OUTLOOK.EXE [WINDOWS]
// Shows that many windows (one, unless told otherwise), says `ready`, and ends when the last one is closed or
// standard input ends.
#include <windows.h>

#include <cstdio>
#include <cstdlib>

namespace {

int windows_left = 0;
DWORD main_thread = 0;

LRESULT CALLBACK answer(HWND window, UINT message, WPARAM first, LPARAM second) {
    if (message == WM_DESTROY && --windows_left == 0)
        PostQuitMessage(0);
    return DefWindowProcW(window, message, first, second);
}

DWORD WINAPI wait_for_end_of_input(void*) {
    while (std::getchar() != EOF) {
    }
    PostThreadMessageW(main_thread, WM_QUIT, 0, 0);
    return 0;
}

} // namespace

int main(int count, char** arguments) {
    main_thread = GetCurrentThreadId();
    const int windows = count > 1 ? std::atoi(arguments[1]) : 1;
    WNDCLASSW kind{};
    kind.lpfnWndProc = answer;
    kind.hInstance = GetModuleHandleW(nullptr);
    kind.lpszClassName = L"rctrl_renwnd32";
    RegisterClassW(&kind);
    for (int i = 0; i < windows; ++i)
        if (CreateWindowW(kind.lpszClassName, L"Inbox - Outlook", WS_OVERLAPPEDWINDOW | WS_VISIBLE, 0, 0, 300,
                          200, nullptr, nullptr, kind.hInstance, nullptr) != nullptr)
            ++windows_left;
    std::printf("ready %d\n", windows_left);
    std::fflush(stdout);
    CreateThread(nullptr, 0, wait_for_end_of_input, nullptr, 0, nullptr);
    MSG message;
    while (GetMessageW(&message, nullptr, 0, 0) > 0)
        DispatchMessageW(&message);
    return 0;
}
