// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Clock.h"
#include "base/Error.h"
#include "ledger/CalendarLog.h"
#include "ledger/Database.h"
#include "ledger/Journal.h"
#include "ledger/NoticeLog.h"
#include "model/Account.h"
#include "model/Slot.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace rinnova {

struct HistoryRecord {
    Timestamp at;
    AccountKey account;
    std::string kind;
    std::string text;
    std::string rotation;
};

/// Our SQLite file: accounts, their slots, the journal of rotations, the history. Never a secret. Safe for
/// several processes at once; each call is one transaction unless it stands inside `transaction`.
class Ledger {
  public:
    /// Opens the ledger, makes it when there is none, and brings an older one up to date. A damaged one is
    /// moved aside and a new one made; `set_aside` then tells where the old one is. `unsupported` for one of
    /// a newer version, `permission-denied`, `busy`.
    static Result<Ledger> open(const std::filesystem::path& file);

    /// Where a damaged ledger was put by `open`.
    const std::optional<std::filesystem::path>& set_aside() const noexcept { return m_set_aside; }

    Result<std::vector<Account>> accounts(); ///< by login, then provider
    /// No more of each account, in the same order.
    Result<std::vector<std::pair<AccountKey, Validity>>> validities();
    Result<std::optional<Account>> find(const AccountKey& key);
    Result<void> save(const Account& account); ///< adds, or replaces all members
    Result<void> erase(const AccountKey& key); ///< with slots and journal; the history stays

    Result<std::vector<Slot>> slots(const AccountKey& key);
    /// Slots of all accounts, each list in the order it was saved in.
    Result<std::vector<std::pair<AccountKey, Slot>>> all_slots();
    Result<void> save_slots(const AccountKey& key, const std::vector<Slot>& slots); ///< replaces the list
    Result<std::optional<AccountKey>> account_of_slot(const std::string& slot_id);

    Result<void> add_history(const HistoryRecord& record);
    /// Oldest first; of one account or of all.
    Result<std::vector<HistoryRecord>> history(const std::optional<AccountKey>& key);

    Result<std::string> setting(std::string_view name); ///< empty when not set
    Result<void> set_setting(std::string_view name, std::string_view value);

    /// The journal of rotations, the notices told, the calendar's events: in the same file and transactions.
    ledger::Journal journal();
    ledger::NoticeLog notices();
    ledger::CalendarLog calendar();

    /// Changes with every change that this or another process makes to the ledger.
    Result<std::string> stamp();

    /// Runs `work` (which returns Result<void>) as one transaction: all of its changes or none.
    template <typename Work>
    Result<void> transaction(Work&& work) {
        return in_transaction([&]() -> Result<void> { return work(); });
    }

  private:
    Ledger(std::filesystem::path file, std::unique_ptr<ledger::Database> database);
    Result<void> open_or_set_aside();
    std::size_t rows_of(const char* table);
    Result<void> in_transaction(const std::function<Result<void>()>& work);

    std::filesystem::path m_file;
    std::unique_ptr<ledger::Database> m_database;
    std::optional<std::filesystem::path> m_set_aside;
    bool m_in_transaction = false;
};

} // namespace rinnova
