// SPDX-License-Identifier: Apache-2.0
#include "fleet/server/store/Mailboxes.h"

#include "fleet/protocol/Answer.h"
#include "model/Date.h"

#include <algorithm>
#include <map>

namespace rinnova::fleet {

namespace {

/// One device's row of a mailbox.
struct Holding {
    std::string device, group, provider;
    std::string expires, due_from; ///< ISO 8601; empty: unknown
    bool open = false, behind = false;
    PasswordAge age;
};

/// Mailboxes that the overview need not tell apart, whatever day it is.
struct Alike {
    std::string kind; ///< of `name`: `provider`, or `group`
    std::string name;
    std::string expires, due_from; ///< the latest of all holdings
    bool open = false, behind = false;

    auto operator<=>(const Alike&) const = default;
};

using Changes = std::map<Alike, std::int64_t>;

Result<std::vector<Holding>> holdings_of(Database& database, const std::string& identity) {
    std::vector<Holding> holdings;
    const auto read = database.each(
        "SELECT device, grp, provider, COALESCE(expires, ''), COALESCE(due_from, ''), open, behind, "
        "renewed_at, source FROM accounts WHERE identity = ? ORDER BY device",
        {identity}, [&](const Row& row) {
            Holding holding{row.text(0), row.text(1),        row.text(2),         row.text(3),
                            row.text(4), row.integer(5) > 0, row.integer(6) != 0, {}};
            if (const auto renewed = row.optional_integer(7))
                holding.age.renewed_at = Timestamp(std::chrono::seconds(*renewed));
            if (const auto date = parse_date(holding.expires))
                holding.age.expires = *date;
            const auto source = expiry_source_from(row.text(8));
            holding.age.computed = source == ExpirySource::issued || source == ExpirySource::client;
            holdings.push_back(std::move(holding));
        });
    if (!read)
        return tl::unexpected(read.error());
    return holdings;
}

/// Marks those whose password was replaced on another device.
Result<void> judge(Database& database, const std::string& identity, std::vector<Holding>& holdings) {
    for (Holding& holding : holdings) {
        const bool behind = std::any_of(holdings.begin(), holdings.end(), [&](const Holding& other) {
            return is_behind(holding.age, other.age);
        });
        if (behind == holding.behind)
            continue;
        holding.behind = behind;
        if (auto done = database.run("UPDATE accounts SET behind = ? WHERE device = ? AND identity = ?",
                                     {std::int64_t(behind), holding.device, identity});
            !done)
            return tl::unexpected(done.error());
    }
    return {};
}

void take_in(Alike& alike, const Holding& holding) {
    alike.expires = std::max(alike.expires, holding.expires);
    alike.due_from = std::max(alike.due_from, holding.due_from);
    alike.open = alike.open || holding.open;
    alike.behind = alike.behind || holding.behind;
}

void count(Changes& changes, const std::vector<Holding>& holdings, std::int64_t by) {
    std::map<std::string, Alike> groups;
    Alike whole;
    for (const Holding& holding : holdings) {
        take_in(whole, holding);
        take_in(groups[holding.group], holding);
    }
    if (holdings.empty())
        return;
    whole.kind = "provider";
    // Part of the identity, but for a pseudonym's: one of them, always the same.
    whole.name =
        std::min_element(holdings.begin(), holdings.end(), [](const Holding& one, const Holding& other) {
            return one.provider < other.provider;
        })->provider;
    changes[whole] += by;
    for (auto& [name, alike] : groups) {
        alike.kind = "group";
        alike.name = name;
        changes[alike] += by;
    }
}

Result<void> write(Database& database, const Changes& changes) {
    for (const auto& [alike, by] : changes) {
        if (by == 0)
            continue;
        const auto done = database.run(
            "INSERT INTO mailbox_counts (kind, name, expires, due_from, open, behind, mailboxes) VALUES "
            "(?, ?, ?, ?, ?, ?, ?) ON CONFLICT (kind, name, expires, due_from, open, behind) DO UPDATE SET "
            "mailboxes = mailbox_counts.mailboxes + excluded.mailboxes",
            {alike.kind, alike.name, alike.expires, alike.due_from, std::int64_t(alike.open),
             std::int64_t(alike.behind), by});
        if (!done)
            return tl::unexpected(done.error());
    }
    return {};
}

Result<std::vector<std::string>> identities_of(Database& database, const std::string& device) {
    std::vector<std::string> identities;
    const auto read = database.each("SELECT identity FROM accounts WHERE device = ?", {device},
                                    [&](const Row& row) { identities.push_back(row.text(0)); });
    if (!read)
        return tl::unexpected(read.error());
    return identities;
}

} // namespace

Result<void> change_accounts(Database& database, std::vector<std::string> identities,
                             const std::function<Result<void>()>& work) {
    if (identities.empty())
        return {};
    if (auto alone = database.as_only_writer(); !alone)
        return alone;
    Changes changes;
    for (const std::string& identity : identities) {
        const auto before = holdings_of(database, identity);
        if (!before)
            return tl::unexpected(before.error());
        count(changes, *before, -1);
    }
    if (auto done = work(); !done)
        return done;
    for (const std::string& identity : identities) {
        auto after = holdings_of(database, identity);
        if (!after)
            return tl::unexpected(after.error());
        if (auto judged = judge(database, identity, *after); !judged)
            return judged;
        count(changes, *after, 1);
    }
    return write(database, changes);
}

Result<void> drop_accounts(Database& database, const std::string& device) {
    auto identities = identities_of(database, device);
    if (!identities)
        return tl::unexpected(identities.error());
    return change_accounts(database, std::move(*identities), [&]() -> Result<void> {
        const auto done = database.run("DELETE FROM accounts WHERE device = ?", {device});
        return done ? Result<void>() : tl::unexpected(done.error());
    });
}

Result<void> move_to_group(Database& database, const std::string& device, const std::string& group) {
    if (auto moved = database.run("UPDATE devices SET grp = ? WHERE id = ?", {group, device}); !moved)
        return tl::unexpected(moved.error());
    auto identities = identities_of(database, device);
    if (!identities)
        return tl::unexpected(identities.error());
    return change_accounts(database, std::move(*identities), [&]() -> Result<void> {
        const auto done = database.run("UPDATE accounts SET grp = ? WHERE device = ?", {group, device});
        return done ? Result<void>() : tl::unexpected(done.error());
    });
}

} // namespace rinnova::fleet
