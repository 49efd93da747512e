// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "Registry.h"

namespace rinnova::outlook {

/// A text of an account, in either of the forms Outlook has used: REG_SZ, or REG_BINARY that holds the same
/// (2010 and before; 2013 has both). None when the value is no text: half a unit, no UTF-16, something behind
/// its end.
std::optional<std::string> text_in(const RegistryValue& value);

/// A number (REG_DWORD); none when the value is none.
std::optional<std::uint32_t> number_in(const RegistryValue& value);

} // namespace rinnova::outlook
