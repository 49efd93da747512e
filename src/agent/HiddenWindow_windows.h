// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <windows.h>

#include <functional>
#include <optional>

namespace rinnova {

/// A window that nobody sees, for what Windows tells windows alone: the clock was set, the machine has woken,
/// the session ends, an icon was clicked. Lives in the thread that made it, whose event loop brings the
/// messages.
class HiddenWindow {
  public:
    /// What a message is answered with; none: as Windows would.
    using Handle = std::function<std::optional<LRESULT>(UINT message, WPARAM wide, LPARAM lng)>;

    explicit HiddenWindow(Handle handle);
    ~HiddenWindow();
    HiddenWindow(const HiddenWindow&) = delete;
    HiddenWindow& operator=(const HiddenWindow&) = delete;

    /// Null where the session has no windows.
    HWND window() const noexcept { return m_window; }

  private:
    static LRESULT CALLBACK take(HWND window, UINT message, WPARAM wide, LPARAM lng);

    Handle m_handle;
    HWND m_window = nullptr;
};

} // namespace rinnova
