// SPDX-License-Identifier: Apache-2.0
#include "fleet/server/store/Overview.h"

#include "model/Date.h"

namespace rinnova::fleet {

namespace {

void add(StateCounts& counts, const StateCounts& more) {
    counts.ok += more.ok;
    counts.due += more.due;
    counts.expired += more.expired;
    counts.unknown += more.unknown;
    counts.open += more.open;
    counts.behind += more.behind;
}

StateCounts states_of(const Row& row, const std::string& today) {
    const std::string expires = row.text(2);
    const std::int64_t mailboxes = row.integer(6);
    StateCounts counts;
    std::int64_t& state = expires.empty()        ? counts.unknown
                          : expires < today      ? counts.expired
                          : row.text(3) <= today ? counts.due
                                                 : counts.ok;
    state = mailboxes;
    counts.open = row.integer(4) != 0 ? mailboxes : 0;
    counts.behind = row.integer(5) != 0 ? mailboxes : 0;
    return counts;
}

void add_to_weeks(Overview& overview, const std::string& expires, std::int64_t mailboxes, Date today) {
    const auto date = parse_date(expires);
    if (!date || *date < today)
        return;
    const auto week = static_cast<std::size_t>((*date - today).count() / 7);
    if (week < overview.weeks.size())
        overview.weeks.at(week) += mailboxes;
}

Result<void> count_mailboxes(Database& database, Overview& overview, Date today) {
    const std::string day = to_iso(today);
    const auto read = database.each("SELECT kind, name, expires, due_from, open, behind, mailboxes FROM "
                                    "mailbox_counts WHERE mailboxes <> 0",
                                    {}, [&](const Row& row) {
                                        const StateCounts counts = states_of(row, day);
                                        if (row.text(0) == "group")
                                            return add(overview.by_group[row.text(1)], counts);
                                        add(overview.accounts, counts);
                                        add(overview.by_provider[row.text(1)], counts);
                                        add_to_weeks(overview, row.text(2), row.integer(6), today);
                                    });
    if (overview.by_group.size() == 1) // says what `accounts` says
        overview.by_group.clear();
    return read;
}

Result<void> count_devices(Database& database, Overview& overview, Timestamp silent_before) {
    return database.each(
        "SELECT state, COUNT(*), SUM(CASE WHEN seen_at < ? THEN 1 ELSE 0 END), SUM(CASE WHEN "
        "policy_version < ? THEN 1 ELSE 0 END) FROM devices GROUP BY state",
        {silent_before.time_since_epoch().count(), overview.policy_version}, [&](const Row& row) {
            if (row.text(0) == "joined") {
                overview.devices = row.integer(1);
                overview.silent = row.integer(2);
                overview.policy_missing = row.integer(3);
            } else if (row.text(0) == "revoked") {
                overview.revoked = row.integer(1);
            } else if (row.text(0) == "cloned") {
                overview.cloned = row.integer(1);
            }
        });
}

} // namespace

Result<Overview> overview(Database& database, Timestamp now, Date today, int silent_days) {
    Overview overview;
    overview.made_at = now;
    const auto version = database.integer("SELECT MAX(version) FROM policies");
    if (!version)
        return tl::unexpected(version.error());
    overview.policy_version = version->value_or(0);
    if (auto done = count_mailboxes(database, overview, today); !done)
        return tl::unexpected(done.error());
    if (auto done = count_devices(database, overview, now - std::chrono::days(silent_days)); !done)
        return tl::unexpected(done.error());
    return overview;
}

} // namespace rinnova::fleet
