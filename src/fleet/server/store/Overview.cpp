// SPDX-License-Identifier: Apache-2.0
#include "fleet/server/store/Overview.h"

#include "model/Date.h"

namespace rinnova::fleet {

namespace {

/// Accounts that are alike, as the database has counted them.
struct Alike {
    std::string of; ///< provider or group
    std::optional<std::string> expires;
    bool due = false, open = false, behind = false;
    std::int64_t count = 0;
};

constexpr std::int64_t due_bit = 4, open_bit = 2, behind_bit = 1;

// What sorting has to compare and carry is most of the work: three columns, the one that differs most first.
// Dates are sorted as they are compared: as text.
std::string sql_of(const char* what, bool per_group) {
    const std::string inner = per_group ? "grp, identity" : "identity";
    return "SELECT p, e, s, COUNT(*) FROM (SELECT " + std::string(what) +
           " AS p, MAX(expires) AS e, CASE WHEN MAX(due_from) <= ? THEN 4 ELSE 0 END + CASE WHEN MAX(open) > "
           "0 "
           "THEN 2 ELSE 0 END + MAX(behind) AS s FROM accounts GROUP BY " +
           inner + ") AS m GROUP BY e, s, p";
}

void add(StateCounts& counts, const Alike& alike, const std::string& today) {
    std::int64_t& state = !alike.expires           ? counts.unknown
                          : *alike.expires < today ? counts.expired
                          : alike.due              ? counts.due
                                                   : counts.ok;
    state += alike.count;
    counts.open += alike.open ? alike.count : 0;
    counts.behind += alike.behind ? alike.count : 0;
}

Result<void> each_alike(Database& database, const std::string& sql, const std::string& today,
                        const std::function<void(const Alike&)>& use) {
    return database.each(sql, {today}, [&](const Row& row) {
        const std::int64_t state = row.integer(2);
        use(Alike{row.text(0), row.optional_text(1), (state & due_bit) != 0, (state & open_bit) != 0,
                  (state & behind_bit) != 0, row.integer(3)});
    });
}

void add_to_weeks(Overview& overview, const Alike& alike, Date today) {
    const auto expires = alike.expires ? parse_date(*alike.expires) : Result<Date>(tl::unexpected(Error{}));
    if (!expires || *expires < today)
        return;
    const auto week = static_cast<std::size_t>((*expires - today).count() / 7);
    if (week < overview.weeks.size())
        overview.weeks.at(week) += alike.count;
}

Result<void> count_devices(Database& database, Overview& overview, Timestamp silent_before) {
    return database.each(
        "SELECT state, COUNT(*), SUM(CASE WHEN seen_at < ? THEN 1 ELSE 0 END) FROM devices GROUP BY state",
        {silent_before.time_since_epoch().count()}, [&](const Row& row) {
            if (row.text(0) == "joined") {
                overview.devices = row.integer(1);
                overview.silent = row.integer(2);
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
    const std::string day = to_iso(today);
    if (auto done = each_alike(database, sql_of("MIN(provider)", false), day,
                               [&](const Alike& alike) {
                                   add(overview.accounts, alike, day);
                                   add(overview.by_provider[alike.of], alike, day);
                                   add_to_weeks(overview, alike, today);
                               });
        !done)
        return tl::unexpected(done.error());
    const auto groups = database.integer("SELECT COUNT(DISTINCT grp) FROM devices WHERE state = 'joined'");
    if (!groups)
        return tl::unexpected(groups.error());
    if (groups->value_or(0) > 1)
        if (auto done = each_alike(database, sql_of("grp", true), day,
                                   [&](const Alike& alike) { add(overview.by_group[alike.of], alike, day); });
            !done)
            return tl::unexpected(done.error());
    if (auto done = count_devices(database, overview, now - std::chrono::days(silent_days)); !done)
        return tl::unexpected(done.error());
    const auto version = database.integer("SELECT MAX(version) FROM policies");
    if (!version)
        return tl::unexpected(version.error());
    overview.policy_version = version->value_or(0);
    const auto missing =
        database.integer("SELECT COUNT(*) FROM devices WHERE state = 'joined' AND policy_version < ?",
                         {overview.policy_version});
    if (!missing)
        return tl::unexpected(missing.error());
    overview.policy_missing = missing->value_or(0);
    return overview;
}

} // namespace rinnova::fleet
