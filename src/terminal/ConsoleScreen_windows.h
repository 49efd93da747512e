// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Handle_windows.h"

#include <string_view>

namespace rinnova {

/// The console that this process was started from, wherever its streams lead.
struct ConsoleFiles {
    Handle input;
    Handle screen;

    static ConsoleFiles open();
    explicit operator bool() const noexcept { return input && screen; }
};

/// Writes UTF-8 text on a console's screen: as UTF-16, so that no code page stands in between.
bool write_on_screen(HANDLE screen, std::string_view utf8);

} // namespace rinnova
