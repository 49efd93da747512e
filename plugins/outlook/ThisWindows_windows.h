// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ThisWindows.h"

#include <windows.h>
// Needs the types of the above.
#include <wincrypt.h>

namespace rinnova::outlook {

std::unique_ptr<Registry> user_registry();
std::unique_ptr<Seal> user_seal();
std::unique_ptr<OutlookPrograms> programs_of_session();

/// UTF-16 as the system's functions take it.
std::wstring wide(std::u16string_view text);

/// An error by its number (GetLastError).
tl::unexpected<Error> fail_windows(unsigned long number, const std::string& what);

} // namespace rinnova::outlook
