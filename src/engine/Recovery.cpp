// SPDX-License-Identifier: Apache-2.0
#include "engine/Recovery.h"

#include "engine/RotationRun.h"

#include <algorithm>

namespace rinnova {

namespace {

using ledger::Rotation;
using ledger::Stage;

Result<void> drop(const World& world, const Rotation& rotation) {
    return world.ledger.journal().set_stage(rotation.id, Stage::dropped, world.clock.now());
}

Result<void> recover_staging(const World& world, const Rotation& rotation) {
    if (rotation.kind == "undo") // brings nothing into the vault
        return drop(world, rotation);
    auto held = world.vault.load({VaultKey::Kind::credential, rotation.account, rotation.credential});
    if (held)
        return world.ledger.journal().set_stage(rotation.id, Stage::staged, world.clock.now());
    if (held.error().code == ErrorCode::not_found)
        return drop(world, rotation);
    if (held.error().code == ErrorCode::invalid_data) // an entry that was made, and never filled
        return world.ledger.transaction([&] {
            return drop(world, rotation).and_then([&] {
                return world.ledger.journal().add_garbage({rotation.account, rotation.credential});
            });
        });
    return {}; // a vault that cannot be asked now will be asked again
}

Result<void> recover_applying(const World& world, const Rotation& rotation) {
    auto account = world.ledger.find(rotation.account);
    auto slots = world.ledger.slots(rotation.account);
    auto steps = world.ledger.journal().steps(rotation.id);
    if (!account || !slots || !steps)
        return tl::unexpected(!account ? account.error() : !slots ? slots.error() : steps.error());
    if (!*account)
        return drop(world, rotation);
    for (Slot& slot : *slots) {
        const auto step = std::find_if(steps->begin(), steps->end(), [&](const ledger::Step& candidate) {
            return candidate.slot_id == slot.id;
        });
        if (step == steps->end())
            continue;
        slot.state = step->outcome ? state_after(*step->outcome) : SlotState::failed;
        if (!step->outcome)
            slot.detail = translate("engine", "The rotation was interrupted here.");
    }
    return world.ledger.transaction([&]() -> Result<void> {
        auto committed = commit_rotation(world, **account, rotation, *slots);
        return committed ? Result<void>() : tl::unexpected(committed.error());
    });
}

} // namespace

Result<std::vector<AccountKey>> cut_off(const LedgerView& view) {
    auto unfinished = view.ledger.journal().unfinished();
    if (!unfinished)
        return tl::unexpected(unfinished.error());
    std::vector<AccountKey> accounts;
    for (const Rotation& rotation : *unfinished)
        switch (rotation.stage) {
        case Stage::staging:
        case Stage::staged:
        case Stage::applying:
            accounts.push_back(rotation.account);
            break;
        case Stage::unproven:
        case Stage::refused:
        case Stage::committed:
        case Stage::dropped:
            break;
        }
    return accounts;
}

Result<void> recover(const World& world) {
    auto unfinished = world.ledger.journal().unfinished();
    if (!unfinished)
        return tl::unexpected(unfinished.error());
    for (const Rotation& rotation : *unfinished) {
        Result<void> recovered;
        const bool has_written = rotation.stage == Stage::applying;
        if (!has_written && rotation.kind != "undo" && rotation.credential.empty())
            recovered = drop(world, rotation); // without a vault its password has gone with its process
        else if (rotation.stage == Stage::staging ||
                 (rotation.kind == "undo" && rotation.stage == Stage::staged))
            recovered = recover_staging(world, rotation);
        else if (has_written)
            recovered = recover_applying(world, rotation);
        if (!recovered)
            return recovered;
    }
    return {};
}

} // namespace rinnova
