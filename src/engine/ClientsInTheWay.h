// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/World.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace rinnova {

/// A slot that waits for a client to end.
struct WaitingSlot {
    AccountKey account;
    Slot slot;
    std::optional<sdk::RunningClient>
        client; ///< none when it has ended meanwhile: the slot can be written now
};

/// The tracked accounts' slots that the ledger has as pending, with the clients that they wait for. A target
/// that cannot be asked leaves its slots out.
Result<std::vector<WaitingSlot>> waiting_slots(const World& world);

/// The running clients that keep these slots from being written, each once, with their targets' ids.
struct ClientOfTarget {
    std::string target;
    sdk::RunningClient client;
};
std::vector<ClientOfTarget> clients_in_the_way(const World& world, const std::vector<Slot>& slots);

/// The files that change when a client stores another password for an account that we track, each once.
Result<std::vector<std::filesystem::path>> watched_stores(const World& world);

} // namespace rinnova
