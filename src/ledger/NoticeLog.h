// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Error.h"
#include "ledger/Database.h"
#include "model/Account.h"
#include "model/ReminderPlan.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace rinnova::ledger {

/// One notice of one account. `cycle` is what it is about: the ISO date of an expiry, or the id of the
/// rotation that left slots open.
struct NoticeRecord {
    AccountKey account;
    std::string cycle;
    NoticeReason reason = NoticeReason::due;
    int threshold = 0; ///< as in PlannedNotice
    Timestamp at;
    std::string channel; ///< `desktop`, `mail`, `command`, `log`
    std::optional<Reaction> reaction;

    bool operator==(const NoticeRecord&) const = default;
};

struct Snooze {
    AccountKey account;
    std::string cycle;
    Date until;

    bool operator==(const Snooze&) const = default;
};

/// The last rotation of an account that has open slots.
struct OpenRotation {
    AccountKey account;
    std::string id;
    Timestamp committed;

    bool operator==(const OpenRotation&) const = default;
};

/// What was told, and what people said to it. The accounts must be in the ledger.
class NoticeLog {
  public:
    NoticeLog(Database& database, const std::filesystem::path& file) : m_database(database), m_file(file) {}

    Result<void> add(const NoticeRecord& record);
    /// Those about the expiry that the accounts have now, and about these rotations; of one cycle the oldest
    /// first.
    Result<std::vector<NoticeRecord>> running(const std::vector<OpenRotation>& open);
    /// Notes the reaction on all of a cycle that have none.
    Result<void> react(const AccountKey& account, const std::string& cycle, Reaction reaction, Timestamp now);

    Result<void> snooze(const Snooze& snooze);
    Result<void> end_snooze(const AccountKey& account, const std::string& cycle);
    Result<std::vector<Snooze>> snoozes(); ///< of the cycles that run now

    Result<std::vector<OpenRotation>> open_rotations();

  private:
    Database& m_database;
    std::filesystem::path m_file;
};

} // namespace rinnova::ledger
