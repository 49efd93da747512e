// SPDX-License-Identifier: Apache-2.0
// A stand-in for OUTLOOK.EXE, which cannot be had: its name, and a window of its class, until that is asked
// to close. What it needs to be seen by is all that it has.
#include <windows.h>

#include <cstdio>

namespace {

LRESULT CALLBACK take(HWND window, UINT message, WPARAM wide, LPARAM lng) {
    if (message == WM_DESTROY)
        PostQuitMessage(0);
    return DefWindowProcW(window, message, wide, lng);
}

} // namespace

int wmain() {
    WNDCLASSW kind{};
    kind.lpfnWndProc = &take;
    kind.hInstance = GetModuleHandleW(nullptr);
    kind.lpszClassName = L"rctrl_renwnd32";
    RegisterClassW(&kind);
    if (CreateWindowW(kind.lpszClassName, L"Inbox", WS_OVERLAPPEDWINDOW | WS_VISIBLE, 0, 0, 100, 100, nullptr,
                      nullptr, kind.hInstance, nullptr) == nullptr)
        return 1;
    std::puts("open");
    std::fflush(stdout);
    for (MSG message{}; GetMessageW(&message, nullptr, 0, 0) > 0;)
        DispatchMessageW(&message);
    return 0;
}
