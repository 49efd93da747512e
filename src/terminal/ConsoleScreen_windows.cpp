// SPDX-License-Identifier: Apache-2.0
#include "terminal/ConsoleScreen_windows.h"

#include "base/Wide_windows.h"

#include <algorithm>

namespace rinnova {

namespace {

constexpr std::size_t most_at_once = 8192; ///< the console's own room is 64 KiB

Handle open_console(const wchar_t* name) {
    return Handle(CreateFileW(name, GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE, nullptr,
                              OPEN_EXISTING, 0, nullptr));
}

} // namespace

ConsoleFiles ConsoleFiles::open() {
    return {open_console(L"CONIN$"), open_console(L"CONOUT$")};
}

bool write_on_screen(HANDLE screen, std::string_view utf8) {
    const std::wstring text = wide_of(utf8);
    for (std::wstring_view rest = text; !rest.empty();) {
        DWORD written = 0;
        const auto count = static_cast<DWORD>(std::min(rest.size(), most_at_once));
        if (!WriteConsoleW(screen, rest.data(), count, &written, nullptr) || written == 0)
            return false;
        rest.remove_prefix(written);
    }
    return true;
}

} // namespace rinnova
