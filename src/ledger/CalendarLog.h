// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Error.h"
#include "ledger/Database.h"
#include "model/Account.h"

#include <filesystem>
#include <vector>

namespace rinnova::ledger {

/// What calendars were last given of an account.
struct CalendarEvent {
    AccountKey account;
    Date expires;
    int sequence = 0;    ///< grows with every change of the date
    std::string content; ///< a hash of all the rest
    Timestamp changed;   ///< when either changed last

    bool operator==(const CalendarEvent&) const = default;
};

class CalendarLog {
  public:
    CalendarLog(Database& database, const std::filesystem::path& file) : m_database(database), m_file(file) {}

    Result<std::vector<CalendarEvent>> events();
    Result<void> save(const CalendarEvent& event);

  private:
    Database& m_database;
    std::filesystem::path m_file;
};

} // namespace rinnova::ledger
