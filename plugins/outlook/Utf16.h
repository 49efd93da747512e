// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sdk/Target.h"

namespace rinnova::outlook {

/// UTF-16 as it lies in the registry (little endian) to UTF-8; none when it is no well-formed UTF-16.
std::optional<std::string> utf8_from(std::u16string_view units);
/// The bytes of a value as units; none when there is half a unit too much.
std::optional<std::u16string> units_from(std::string_view bytes);
/// None when it is no well-formed UTF-8.
std::optional<std::u16string> utf16_from(std::string_view text);

/// A password as Outlook seals it: UTF-16LE with a closing NUL. `invalid-data` when it is no UTF-8 or holds a
/// NUL itself.
Result<Secret> to_sealed_text(const Secret& password);
/// The way back; the closing NUL may be missing. `invalid-data` when it is no such text.
Result<Secret> from_sealed_text(const Secret& plain);

/// A name for a message: what is no text, and what would break the line, as `?`.
std::string shown(std::u16string_view name);

} // namespace rinnova::outlook
