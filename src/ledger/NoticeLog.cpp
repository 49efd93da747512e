// SPDX-License-Identifier: Apache-2.0
#include "ledger/NoticeLog.h"

#include "ledger/Guarded.h"
#include "model/Slot.h"

namespace rinnova::ledger {

namespace {

// The account's last rotation, and the two cycles that can run for it; `a` is the account.
constexpr std::string_view last_rotation =
    "(SELECT r.id FROM rotation r WHERE r.account = a.id AND r.stage = 'committed' "
    "ORDER BY r.finished DESC, r.id DESC LIMIT 1)";

constexpr std::string_view expiry_cycle = "date(a.expires * 86400, 'unixepoch')";

std::string running_cycles() {
    return "(" + std::string(expiry_cycle) + ", " + std::string(last_rotation) + ")";
}

std::string open_states() {
    std::string list;
    for (const SlotState state :
         {SlotState::pending, SlotState::locked, SlotState::failed, SlotState::needs_user, SlotState::in_sync,
          SlotState::stale, SlotState::absent, SlotState::unreadable, SlotState::unknown})
        if (is_open(state))
            list += (list.empty() ? "'" : ", '") + std::string(to_string(state)) + "'";
    return "(" + list + ")";
}

Timestamp timestamp_from(std::int64_t seconds) {
    return Timestamp(std::chrono::seconds(seconds));
}

} // namespace

Result<void> NoticeLog::add(const NoticeRecord& record) {
    return guarded(m_file, [&] {
        Statement insert = m_database.prepare("INSERT INTO notice (account, cycle, reason, threshold, at, "
                                              "channel, reaction) VALUES (?, ?, ?, ?, ?, ?, ?)");
        insert.bind(account_row(m_database, record.account))
            .bind(record.cycle)
            .bind(to_string(record.reason))
            .bind(std::int64_t{record.threshold})
            .bind(static_cast<std::int64_t>(record.at.time_since_epoch().count()))
            .bind(record.channel)
            .bind(record.reaction ? to_string(*record.reaction) : std::string_view())
            .run();
    });
}

Result<std::vector<NoticeRecord>> NoticeLog::running(const std::vector<OpenRotation>& open) {
    return guarded(m_file, [&] {
        std::vector<NoticeRecord> records;
        const auto read = [&](Statement& rows) {
            while (rows.next())
                records.push_back({{rows.text(0), rows.text(1)},
                                   rows.text(2),
                                   notice_reason_from(rows.text(3)).value_or(NoticeReason::due),
                                   static_cast<int>(rows.number(4)),
                                   timestamp_from(rows.number(5)),
                                   rows.text(6),
                                   reaction_from(rows.text(7))});
        };
        // From each account the index leads to its own; by itself SQLite looks at all that was ever told.
        const std::string of_cycle =
            "SELECT a.provider, a.login, n.cycle, n.reason, n.threshold, n.at, n.channel, n.reaction "
            "FROM account a CROSS JOIN notice n ON n.account = a.id AND n.cycle = ";
        Statement about_expiry =
            m_database.prepare(of_cycle + std::string(expiry_cycle) + " ORDER BY a.id, n.id");
        read(about_expiry);
        for (const OpenRotation& rotation : open) {
            Statement about_slots =
                m_database.prepare(of_cycle + "? WHERE a.provider = ? AND a.login = ? ORDER BY n.id");
            about_slots.bind(rotation.id).bind(rotation.account.provider).bind(rotation.account.login);
            read(about_slots);
        }
        return records;
    });
}

Result<void> NoticeLog::react(const AccountKey& account, const std::string& cycle, Reaction reaction,
                              Timestamp now) {
    return guarded(m_file, [&] {
        m_database
            .prepare("UPDATE notice SET reaction = ?, reacted = ? WHERE account = ? AND cycle = ? AND "
                     "reaction = ''")
            .bind(to_string(reaction))
            .bind(static_cast<std::int64_t>(now.time_since_epoch().count()))
            .bind(account_row(m_database, account))
            .bind(cycle)
            .run();
    });
}

Result<void> NoticeLog::snooze(const Snooze& snooze) {
    return guarded(m_file, [&] {
        m_database.prepare("INSERT OR REPLACE INTO snooze (account, cycle, until) VALUES (?, ?, ?)")
            .bind(account_row(m_database, snooze.account))
            .bind(snooze.cycle)
            .bind(static_cast<std::int64_t>(snooze.until.time_since_epoch().count()))
            .run();
    });
}

Result<void> NoticeLog::end_snooze(const AccountKey& account, const std::string& cycle) {
    return guarded(m_file, [&] {
        m_database.prepare("DELETE FROM snooze WHERE account = ? AND cycle = ?")
            .bind(account_row(m_database, account))
            .bind(cycle)
            .run();
    });
}

Result<std::vector<Snooze>> NoticeLog::snoozes() {
    return guarded(m_file, [&] {
        std::vector<Snooze> found;
        Statement rows = m_database.prepare("SELECT a.provider, a.login, s.cycle, s.until FROM snooze s JOIN "
                                            "account a ON a.id = s.account WHERE s.cycle IN " +
                                            running_cycles());
        while (rows.next())
            found.push_back(
                {{rows.text(0), rows.text(1)}, rows.text(2), Date(std::chrono::days(rows.number(3)))});
        return found;
    });
}

Result<std::vector<OpenRotation>> NoticeLog::open_rotations() {
    return guarded(m_file, [&] {
        std::vector<OpenRotation> found;
        Statement rows = m_database.prepare(
            "SELECT a.provider, a.login, r.id, r.finished FROM (SELECT DISTINCT account FROM slot WHERE "
            "state IN " +
            open_states() + ") o JOIN account a ON a.id = o.account JOIN rotation r ON r.id = " +
            std::string(last_rotation) + " ORDER BY a.login, a.provider");
        while (rows.next())
            found.push_back({{rows.text(0), rows.text(1)}, rows.text(2), timestamp_from(rows.number(3))});
        return found;
    });
}

} // namespace rinnova::ledger
