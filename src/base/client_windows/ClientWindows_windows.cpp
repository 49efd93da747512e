// SPDX-License-Identifier: Apache-2.0
#include "base/client_windows/ClientWindows.h"

#include "base/Text.h"
#include "base/Wide_windows.h"

#include <windows.h>

#include <array>

namespace rinnova {

namespace {

struct Search {
    DWORD process = 0;
    std::vector<ClientWindow> found;
};

/// Top-level windows on the screen that nobody owns, as the task bar shows them.
BOOL CALLBACK take(HWND window, LPARAM parameter) {
    auto& search = *reinterpret_cast<Search*>(parameter);
    DWORD process = 0;
    GetWindowThreadProcessId(window, &process);
    if (process != search.process || !IsWindowVisible(window) || GetWindow(window, GW_OWNER) != nullptr)
        return TRUE;
    std::array<wchar_t, 256> name{};
    const int length = GetClassNameW(window, name.data(), static_cast<int>(name.size()));
    search.found.push_back({static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(window)),
                            utf8_of({name.data(), static_cast<std::size_t>(length)})});
    return TRUE;
}

} // namespace

Result<std::vector<ClientWindow>> windows_of(long process) {
    Search search{static_cast<DWORD>(process), {}};
    EnumWindows(&take, reinterpret_cast<LPARAM>(&search));
    return std::move(search.found);
}

Result<void> ask_to_close(const std::vector<ClientWindow>& windows) {
    for (const ClientWindow& window : windows)
        PostMessageW(reinterpret_cast<HWND>(static_cast<std::uintptr_t>(window.id)), WM_CLOSE, 0, 0);
    return {};
}

} // namespace rinnova
