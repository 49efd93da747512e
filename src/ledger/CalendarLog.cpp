// SPDX-License-Identifier: Apache-2.0
#include "ledger/CalendarLog.h"

#include "ledger/Guarded.h"

namespace rinnova::ledger {

Result<std::vector<CalendarEvent>> CalendarLog::events() {
    return guarded(m_file, [&] {
        std::vector<CalendarEvent> events;
        Statement rows =
            m_database.prepare("SELECT a.provider, a.login, e.expires, e.sequence, e.content, e.changed "
                               "FROM calendar_event e JOIN account a ON a.id = e.account");
        while (rows.next())
            events.push_back({{rows.text(0), rows.text(1)},
                              Date(std::chrono::days(rows.number(2))),
                              static_cast<int>(rows.number(3)),
                              rows.text(4),
                              Timestamp(std::chrono::seconds(rows.number(5)))});
        return events;
    });
}

Result<void> CalendarLog::save(const CalendarEvent& event) {
    return guarded(m_file, [&] {
        m_database
            .prepare("INSERT OR REPLACE INTO calendar_event (account, expires, sequence, content, changed) "
                     "VALUES (?, ?, ?, ?, ?)")
            .bind(account_row(m_database, event.account))
            .bind(static_cast<std::int64_t>(event.expires.time_since_epoch().count()))
            .bind(std::int64_t{event.sequence})
            .bind(event.content)
            .bind(static_cast<std::int64_t>(event.changed.time_since_epoch().count()))
            .run();
    });
}

} // namespace rinnova::ledger
