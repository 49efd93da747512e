// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/World.h"
#include "model/Finding.h"
#include "model/Requests.h"

#include <optional>
#include <string>
#include <vector>

namespace rinnova {

/// The service's calls of the same names; see service/Service.h.
Result<DiscoverReport> discover(const World& world);
Result<std::vector<AccountStatus>> track(const World& world, const std::vector<TrackRequest>& requests);
Result<std::vector<AccountStatus>> track_all(const World& world);
Result<void> untrack(const World& world, const AccountName& name);
Result<void> discard(const World& world, const AccountName& name);
Result<AccountStatus> extend(const World& world, const AccountName& name, Date until);
Result<AccountStatus> confirm(const World& world, const std::string& slot_id);
Result<void> unlock(const World& world, const std::string& slot_id, const Secret& password);
/// For the clipboard's helper, and nobody else.
Result<Secret> current_password(const World& world, const AccountName& name);
Result<std::vector<AccountStatus>> verify(const World& world, const std::optional<AccountName>& name);
Result<std::vector<Finding>> doctor(const World& world, const std::optional<AccountName>& name);

/// What the ledger alone knows: no plugin and no vault is needed for it, only these.
struct LedgerView {
    Ledger& ledger;
    const Clock& clock;
};
Result<std::vector<AccountStatus>> status(const LedgerView& view, const std::optional<AccountName>& name);
Result<std::vector<HistoryRecord>> history(const LedgerView& view, const std::optional<AccountName>& name);

AccountStatus status_of(Date today, const Account& account, std::vector<Slot> slots, std::string staged);

} // namespace rinnova
