// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Error.h"

#include <cstdint>
#include <string>
#include <vector>

namespace rinnova {

/// A window that a program has put on the screen, shown or minimized.
struct ClientWindow {
    std::uint32_t id = 0;
    std::string name; ///< what the program calls windows of this sort: the first word of WM_CLASS; on Windows
                      ///< its class

    bool operator==(const ClientWindow&) const = default;
};

/// The windows of one process: on Windows those of the task bar, elsewhere those on the X display of this
/// session (Xwayland too), by what the window manager and the program say (EWMH, _NET_CLIENT_LIST and
/// _NET_WM_PID). `unsupported` where there is no such display.
/// Programs that draw through Wayland alone have none.
Result<std::vector<ClientWindow>> windows_of(long process);

/// Asks each window to close, as its own button does (ICCCM, WM_DELETE_WINDOW; WM_CLOSE). The program may ask
/// its user something first, and need not obey. Windows that do not take part in this protocol are left
/// alone.
Result<void> ask_to_close(const std::vector<ClientWindow>& windows);

} // namespace rinnova
