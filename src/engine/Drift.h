// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/World.h"

#include <optional>
#include <string>
#include <vector>

namespace rinnova {

/// Where the slots of an account stand against its current password, told by fingerprints alone: no password
/// leaves this call, and no server is asked.
struct Drift {
    AccountKey account;
    /// A password that is neither the current one, nor the one before, nor a staged one: somebody renewed by
    /// hand.
    struct Renewal {
        Slot slot;                  ///< the one that got it last: `rotate --from` adopts it
        std::vector<Slot> also_in;  ///< others that hold the same
        std::optional<Date> learnt; ///< the day on which the client stored it, when it says
    };
    std::optional<Renewal> renewal;
    bool several_new = false; ///< slots hold different new passwords: which one is right, only a person knows
    std::vector<Slot> stale;  ///< hold the password before: somebody, or an old copy, put it back
    std::vector<Slot> absent; ///< held one, and no longer do

    bool any() const { return renewal || !stale.empty() || !absent.empty(); }
};

/// Reads the slots of the tracked accounts (of some targets, or of all) and compares. Accounts without drift
/// are left out; so are slots that are open (a rotation has not reached them), locked, or not to be read now:
/// they tell nothing. Needs the open vault: `locked` otherwise. Changes nothing.
Result<std::vector<Drift>> find_drift(const World& world, const std::optional<std::string>& target = {});

} // namespace rinnova
