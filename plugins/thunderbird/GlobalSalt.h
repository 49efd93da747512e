// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sdk/Target.h"

#include <string_view>

namespace rinnova::thunderbird {

/// H(global salt ‖ primary password), the input of every key derivation of a profile. H is SHA-384 when the
/// salt has 48 bytes (set by NSS of 2025 and later) and SHA-1 otherwise, as sftkdb_passwordToKey of NSS
/// decides it. Without a primary password the password is the empty one.
Secret hash_with_global_salt(std::string_view global_salt, const Secret& primary_password);

} // namespace rinnova::thunderbird
