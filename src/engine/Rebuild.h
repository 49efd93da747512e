// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/World.h"

namespace rinnova {

/// After a damaged ledger was set aside: tracks again every account that the vault has passwords of, with the
/// slots and dates that the clients tell. The newest password that a slot holds becomes the current one; one
/// that no slot holds waits for `retry`, as if its rotation had been cut off. The vault is only read.
///
/// `locked` or another error of the vault: nothing was rebuilt, to be tried again at the next start.
Result<int> rebuild(const World& world);

} // namespace rinnova
