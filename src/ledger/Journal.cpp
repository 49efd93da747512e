// SPDX-License-Identifier: Apache-2.0
#include "ledger/Journal.h"

#include "base/Text.h"
#include "ledger/Guarded.h"
#include "model/Names.h"

namespace rinnova::ledger {

namespace {

constexpr Names<Stage, 7> stage_names{{{Stage::staging, "staging"},
                                       {Stage::staged, "staged"},
                                       {Stage::unproven, "unproven"},
                                       {Stage::refused, "refused"},
                                       {Stage::applying, "applying"},
                                       {Stage::committed, "committed"},
                                       {Stage::dropped, "dropped"}}};

std::string join(const std::vector<std::string>& words) {
    std::string joined;
    for (const std::string& word : words)
        joined += (joined.empty() ? "" : " ") + word;
    return joined;
}

std::vector<std::string> split(std::string_view joined) {
    std::vector<std::string> words;
    while (!joined.empty()) {
        const auto end = joined.find(' ');
        words.emplace_back(joined.substr(0, end));
        joined.remove_prefix(end == std::string_view::npos ? joined.size() : end + 1);
    }
    return words;
}

} // namespace

std::string_view to_string(Stage stage) noexcept {
    return name_of(stage_names, stage);
}
std::optional<Stage> stage_from(std::string_view text) noexcept {
    return value_of(stage_names, text);
}

bool waits_for_user(Stage stage) noexcept {
    return stage == Stage::staged || stage == Stage::unproven || stage == Stage::refused;
}

Result<void> Journal::begin(const Rotation& rotation) {
    return guarded(m_file, [&] {
        Statement insert =
            m_database.prepare("INSERT INTO rotation (id, account, kind, stage, started, credential, "
                               "previous, issued, expires, source, "
                               "fill_absent, only_targets) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        insert.bind(rotation.id)
            .bind(account_row(m_database, rotation.account))
            .bind(rotation.kind)
            .bind(to_string(rotation.stage))
            .bind(static_cast<std::int64_t>(rotation.started.time_since_epoch().count()))
            .bind(rotation.credential)
            .bind(rotation.previous)
            .bind(column(rotation.validity.issued))
            .bind(column(rotation.validity.expires))
            .bind(to_string(rotation.validity.source))
            .bind(std::int64_t{rotation.fill_absent})
            .bind(join(rotation.only));
        insert.run();
    });
}

Result<void> Journal::set_stage(const std::string& rotation, Stage stage, Timestamp now) {
    const bool ended = stage == Stage::committed || stage == Stage::dropped;
    return guarded(m_file, [&] {
        Statement update = m_database.prepare("UPDATE rotation SET stage = ?, finished = ? WHERE id = ?");
        update.bind(to_string(stage))
            .bind(ended ? std::optional<std::int64_t>(now.time_since_epoch().count()) : std::nullopt)
            .bind(rotation)
            .run();
    });
}

Result<void> Journal::set_previous(const std::string& rotation, const std::string& credential) {
    return guarded(m_file, [&] {
        m_database.prepare("UPDATE rotation SET previous = ? WHERE id = ?")
            .bind(credential)
            .bind(rotation)
            .run();
    });
}

Result<void> Journal::save_steps(const std::string& rotation, const std::vector<Step>& steps) {
    return guarded(m_file, [&] {
        for (const Step& step : steps) {
            Statement insert =
                m_database.prepare("INSERT OR REPLACE INTO step (rotation, slot, precondition, outcome, "
                                   "hash_after) VALUES (?, ?, ?, ?, ?)");
            insert.bind(rotation)
                .bind(step.slot_id)
                .bind(step.precondition)
                .bind(step.outcome ? to_string(*step.outcome) : std::string_view())
                .bind(step.hash_after)
                .run();
        }
    });
}

Result<std::vector<Step>> Journal::steps(const std::string& rotation) {
    return guarded(m_file, [&] {
        std::vector<Step> steps;
        Statement rows = m_database.prepare(
            "SELECT slot, precondition, outcome, hash_after FROM step WHERE rotation = ? ORDER BY slot");
        rows.bind(rotation);
        while (rows.next())
            steps.push_back({rows.text(0), rows.text(1), slot_outcome_from(rows.text(2)), rows.text(3)});
        return steps;
    });
}

namespace {

constexpr std::string_view rotation_columns =
    "SELECT r.id, a.provider, a.login, r.kind, r.stage, r.started, r.credential, r.previous, r.issued, "
    "r.expires, r.source, r.fill_absent, r.only_targets FROM rotation r JOIN account a ON a.id = r.account ";

Rotation rotation_from(Statement& rows) {
    return {rows.text(0),
            {rows.text(1), rows.text(2)},
            rows.text(3),
            stage_from(rows.text(4)).value_or(Stage::staged),
            Timestamp(std::chrono::seconds(rows.number(5))),
            rows.text(6),
            rows.text(7),
            validity_from(rows, 8),
            rows.number(11) != 0,
            split(rows.text(12))};
}

std::vector<Rotation> all_rotations(Statement& rows) {
    std::vector<Rotation> rotations;
    while (rows.next())
        rotations.push_back(rotation_from(rows));
    return rotations;
}

} // namespace

// In this order, and not by the clock, which may have been set back.
Result<std::vector<Rotation>> Journal::unfinished() {
    return guarded(m_file, [&] {
        Statement rows =
            m_database.prepare(std::string(rotation_columns) + "WHERE r.finished IS NULL ORDER BY r.rowid");
        return all_rotations(rows);
    });
}

Result<std::vector<Rotation>> Journal::unfinished(const AccountKey& account) {
    return guarded(m_file, [&] {
        Statement rows = m_database.prepare(std::string(rotation_columns) +
                                            "WHERE r.account = ? AND r.finished IS NULL ORDER BY r.rowid");
        rows.bind(account_row(m_database, account));
        return all_rotations(rows);
    });
}

Result<std::optional<Rotation>> Journal::find(const std::string& rotation) {
    return guarded(m_file, [&] {
        Statement row = m_database.prepare(std::string(rotation_columns) + "WHERE r.id = ?");
        row.bind(rotation);
        return row.next() ? std::optional(rotation_from(row)) : std::nullopt;
    });
}

Result<void> Journal::save_fingerprint(const std::string& credential, const AccountKey& account,
                                       const std::string& value) {
    return guarded(m_file, [&] {
        Statement insert = m_database.prepare(
            "INSERT OR REPLACE INTO fingerprint (credential, account, value) VALUES (?, ?, ?)");
        insert.bind(credential).bind(account_row(m_database, account)).bind(value).run();
    });
}

Result<std::string> Journal::fingerprint(const std::string& credential) {
    return guarded(m_file, [&] {
        Statement row = m_database.prepare("SELECT value FROM fingerprint WHERE credential = ?");
        row.bind(credential);
        return row.next() ? row.text(0) : std::string();
    });
}

Result<std::vector<AccountKey>> Journal::accounts_with_fingerprint(const std::string& value) {
    return guarded(m_file, [&] {
        std::vector<AccountKey> accounts;
        Statement rows = m_database.prepare(
            "SELECT DISTINCT a.provider, a.login FROM fingerprint f JOIN account a ON a.id = f.account "
            "WHERE f.value = ?1 AND (a.current = f.credential OR EXISTS (SELECT 1 FROM rotation r "
            "WHERE r.account = a.id AND r.credential = f.credential AND r.finished IS NULL))");
        rows.bind(value);
        while (rows.next())
            accounts.push_back({rows.text(0), rows.text(1)});
        return accounts;
    });
}

Result<void> Journal::add_garbage(const Garbage& garbage) {
    if (garbage.credential.empty())
        return {}; // of a rotation without a vault
    return guarded(m_file, [&] {
        Statement insert = m_database.prepare(
            "INSERT OR REPLACE INTO vault_garbage (credential, provider, login) VALUES (?, ?, ?)");
        insert.bind(garbage.credential).bind(garbage.account.provider).bind(garbage.account.login).run();
        m_database.prepare("DELETE FROM fingerprint WHERE credential = ?").bind(garbage.credential).run();
    });
}

Result<std::vector<Garbage>> Journal::garbage() {
    return guarded(m_file, [&] {
        std::vector<Garbage> found;
        Statement rows = m_database.prepare(
            "SELECT provider, login, credential FROM vault_garbage WHERE credential <> ''");
        while (rows.next())
            found.push_back({{rows.text(0), rows.text(1)}, rows.text(2)});
        return found;
    });
}

Result<void> Journal::garbage_erased(const std::string& credential) {
    return guarded(m_file, [&] {
        m_database.prepare("DELETE FROM vault_garbage WHERE credential = ?").bind(credential).run();
    });
}

} // namespace rinnova::ledger
