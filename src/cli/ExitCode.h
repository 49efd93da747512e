// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Error.h"
#include "model/Requests.h"
#include "model/Rotation.h"

#include <vector>

namespace rinnova::cli {

/// What scripts rely on; the list is in docs/cli.md.
enum class ExitCode {
    done = 0,
    failed = 1,
    usage = 2,
    open = 3,        ///< nothing failed; slots are pending, locked, need a person, or are absent
    refused = 4,     ///< the server refused the password: no client changed, it is kept
    unreachable = 5, ///< the server could not be asked: no client changed, it is kept
    locked = 6,      ///< the vault is locked or missing: nothing changed
    no_such = 7,     ///< no such account or slot
};

/// Of several accounts the worst counts: failed, then locked (the password is not kept), refused,
/// unreachable, open. Slots that were left out on purpose do not count.
ExitCode exit_code(const RotationReport& report);

/// After every slot was read back: one that cannot be read has failed; one that is stale, absent, locked or
/// waits is open. What is not known (`unknown`) is neither.
ExitCode exit_code_of_verify(const std::vector<AccountStatus>& accounts);

/// For an operation that did not begin.
ExitCode exit_code(const Error& error);

} // namespace rinnova::cli
