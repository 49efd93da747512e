// SPDX-License-Identifier: Apache-2.0
#include "agent/HiddenWindow_windows.h"

namespace rinnova {

namespace {
constexpr const wchar_t* class_name = L"RinnovaHidden";
}

// Not a message-only window: those hear nothing of what is told to all ("Window Features").
HiddenWindow::HiddenWindow(Handle handle) : m_handle(std::move(handle)) {
    WNDCLASSEXW kind{};
    kind.cbSize = sizeof kind;
    kind.lpfnWndProc = &HiddenWindow::take;
    kind.hInstance = GetModuleHandleW(nullptr);
    kind.lpszClassName = class_name;
    RegisterClassExW(&kind); // again is refused, and does no harm
    m_window = CreateWindowExW(WS_EX_TOOLWINDOW, class_name, L"Rinnova", WS_POPUP, 0, 0, 0, 0, nullptr,
                               nullptr, kind.hInstance, nullptr);
    if (m_window != nullptr)
        SetWindowLongPtrW(m_window, GWLP_USERDATA, reinterpret_cast<LONG_PTR>(this));
}

HiddenWindow::~HiddenWindow() {
    if (m_window == nullptr)
        return;
    SetWindowLongPtrW(m_window, GWLP_USERDATA, 0);
    DestroyWindow(m_window);
}

LRESULT CALLBACK HiddenWindow::take(HWND window, UINT message, WPARAM wide, LPARAM lng) {
    if (auto* self = reinterpret_cast<HiddenWindow*>(GetWindowLongPtrW(window, GWLP_USERDATA)))
        if (const auto answer = self->m_handle(message, wide, lng))
            return *answer;
    return DefWindowProcW(window, message, wide, lng);
}

} // namespace rinnova
