// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "Registry.h"
#include "Seal.h"

namespace rinnova::outlook {

/// A password as it stands in the registry: REG_BINARY, the byte 2, then a blob of the data protection that
/// is described by the value's own name and holds UTF-16LE with a closing NUL.
Result<RegistryValue> seal_password(const Seal& seal, const Secret& password, std::u16string_view value_name);

/// `invalid-data` when it cannot be read: damaged, another user's, or nothing of the kind.
Result<Secret> open_password(const Seal& seal, const RegistryValue& value);

/// Whether another password may take its place: a binary value, whatever it holds. Another type is not
/// Outlook's doing, and a huge value could not be put back.
bool is_replaceable(const RegistryValue& value);

} // namespace rinnova::outlook
