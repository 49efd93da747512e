// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/FileLock.h"
#include "engine/Discovery.h"
#include "engine/RotationRun.h"
#include "engine/World.h"
#include "model/Requests.h"
#include "model/Rotation.h"

#include <stop_token>
#include <vector>

namespace rinnova {

/// What every piece of work starts from: our lock, the accounts, and what the clients hold now.
struct Workplace {
    FileLock lock;
    std::vector<Account> tracked;
    DiscoveredAccounts found;
    std::vector<AccountKey> keys; ///< of all that was found

    /// Takes the lock, recovers what was cut off, and looks through the clients.
    static Result<Workplace> enter(const World& world);

    Result<AccountKey> resolve(const AccountName& name) const;
    /// The account as tracked, or a new one with the validity that its clients tell.
    Account account(const World& world, const AccountKey& key) const;
    /// Its slots as discovered, with the states that the ledger knows.
    Result<std::vector<Slot>> slots(const World& world, const AccountKey& key) const;
};

/// The service's calls of the same names; see service/Service.h.
Result<RotationPreview> prepare(const World& world, const RotateRequest& request);
Result<RotationReport> rotate_batch(const World& world, const std::vector<BatchItem>& items,
                                    const ProgressCallback& progress, std::stop_token stop);
Result<RotationReport> rotate_from(const World& world, const RotateRequest& request,
                                   const std::string& slot_id, const ProgressCallback& progress,
                                   std::stop_token stop);
Result<RotationReport> undo(const World& world, const AccountName& name, bool probe,
                            const ProgressCallback& progress, std::stop_token stop);
Result<RotationReport> retry(const World& world, const RetryRequest& request,
                             const ProgressCallback& progress, std::stop_token stop);

/// Goes on with rotations whose process ended in their midst, as their user had asked for all of them. Cheap,
/// and takes no lock, when there are none. A password that was not tried yet is tried once.
Result<RotationReport> finish_cut_off(const World& world, std::stop_token stop);

/// The validity that the clients tell: a password is as old as the day on which one of them first held it.
Validity learn_validity(const World& world, const AccountKey& key, const std::vector<Slot>& slots);

/// The validity of a password that starts now, by what the user says and what the provider's file says.
/// `invalid-data` for an expiry in the past or more than ten years ahead, and for an issue date in the
/// future.
Result<Validity> new_validity(const World& world, const AccountKey& key, const std::optional<Date>& issued,
                              const std::optional<Date>& expires);

} // namespace rinnova
