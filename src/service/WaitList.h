// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Process.h"
#include "model/Account.h"
#include "model/Slot.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace rinnova {

/// A slot that a committed rotation has not reached, and who is in its way.
struct OpenSlotNow {
    AccountKey account;
    Slot slot;
    bool client_open = false;        ///< for pending ones
    std::optional<ProcessId> client; ///< whose end it waits for; none when the system does not tell
};

/// What an agent waits for.
struct WaitList {
    std::vector<OpenSlotNow> open;
    std::vector<std::filesystem::path> stores; ///< files of clients: their change may be a renewal by hand
};

} // namespace rinnova
