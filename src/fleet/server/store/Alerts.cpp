// SPDX-License-Identifier: Apache-2.0
#include "fleet/server/store/Alerts.h"

#include "model/Date.h"

#include <map>
#include <set>

namespace rinnova::fleet {

namespace {

constexpr std::int64_t again_after = 7 * 86400;

std::string key_of(const std::string& channel, const Alert& alert) {
    return channel + " " + alert.kind + " " + alert.subject;
}

Result<std::vector<Alert>> alerts_now(Database& database, Timestamp now, Date today, int silent_days) {
    std::vector<Alert> alerts;
    auto read = database.each(
        "SELECT identity, MAX(login), MAX(pseudonym), MAX(expires) FROM accounts GROUP BY identity "
        "HAVING MAX(expires) < ? ORDER BY MAX(expires), identity",
        {to_iso(today)}, [&](const Row& row) {
            const std::string shown = row.text(1).empty() ? "~" + row.text(2) : row.text(1);
            alerts.push_back({"expired", row.text(0), shown, row.text(3)});
        });
    if (!read)
        return tl::unexpected(read.error());
    read = database.each(
        "SELECT id, label, name, seen_at FROM devices WHERE state = 'joined' AND seen_at < ? ORDER BY "
        "seen_at",
        {(now - std::chrono::days(silent_days)).time_since_epoch().count()}, [&](const Row& row) {
            alerts.push_back({"silent", row.text(0), row.text(1).empty() ? row.text(2) : row.text(1),
                              to_iso(Timestamp(std::chrono::seconds(row.integer(3))))});
        });
    if (!read)
        return tl::unexpected(read.error());
    return alerts;
}

} // namespace

Result<std::vector<Alert>> alerts_to_tell(Database& database, Timestamp now, Date today, int silent_days,
                                          const std::string& channel) {
    auto alerts = alerts_now(database, now, today, silent_days);
    if (!alerts)
        return alerts;
    std::map<std::string, std::int64_t> told_at;
    if (auto read = database.each("SELECT subject, told_at FROM alerts", {},
                                  [&](const Row& row) {
                                      if (const std::string key = row.text(0); key.starts_with(channel + " "))
                                          told_at[key] = row.integer(1);
                                  });
        !read)
        return tl::unexpected(read.error());
    std::set<std::string> holding;
    for (const Alert& alert : *alerts)
        holding.insert(key_of(channel, alert));
    for (const auto& [subject, moment] : told_at)
        if (!holding.contains(subject))
            if (auto gone = database.run("DELETE FROM alerts WHERE subject = ?", {subject}); !gone)
                return tl::unexpected(gone.error());
    std::erase_if(*alerts, [&](const Alert& alert) {
        const auto found = told_at.find(key_of(channel, alert));
        return found != told_at.end() && now.time_since_epoch().count() - found->second < again_after;
    });
    return alerts;
}

Result<void> told(Database& database, Timestamp now, const std::vector<Alert>& alerts,
                  const std::string& channel) {
    return database.transaction([&]() -> Result<void> {
        const std::int64_t seconds = now.time_since_epoch().count();
        for (const Alert& alert : alerts)
            if (auto done = database.run(
                    "INSERT INTO alerts (subject, raised_at, told_at, tries) VALUES (?, ?, ?, 1) "
                    "ON CONFLICT (subject) DO UPDATE SET told_at = excluded.told_at, tries = "
                    "alerts.tries + 1",
                    {key_of(channel, alert), seconds, seconds});
                !done)
                return tl::unexpected(done.error());
        return {};
    });
}

} // namespace rinnova::fleet
