// SPDX-License-Identifier: Apache-2.0
#include "fleet/server/store/Upkeep.h"

#include "fleet/server/store/History.h"

namespace rinnova::fleet {

namespace {

constexpr int rows_at_once = 5000;

} // namespace

Upkeep::Upkeep(DatabaseAddress address, const Clock& clock, int history_days,
               std::function<void(std::string_view, std::string_view)> log)
    : m_address(std::move(address)), m_clock(clock), m_history_days(history_days), m_log(std::move(log)),
      m_thread([this] { work(); }) {}

Upkeep::~Upkeep() {
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_end.notify_one();
    m_thread.join();
}

void Upkeep::work() {
    std::unique_lock lock(m_mutex);
    while (!m_end.wait_for(lock, std::chrono::hours(1), [&] { return m_ending; })) {
        lock.unlock();
        auto database = Database::open(m_address);
        const auto done = database ? forget_what_is_past(**database, m_clock.now(), m_history_days)
                                   : Result<void>(tl::unexpected(database.error()));
        if (!done)
            m_log("upkeep failed", done.error().message);
        lock.lock();
    }
}

Result<void> forget_what_is_past(Database& database, Timestamp now, int history_days) {
    // Piece by piece: what comes in meanwhile does not wait.
    for (;;) {
        const auto forgotten =
            forget_history_before(database, now - std::chrono::days(history_days), rows_at_once);
        if (!forgotten)
            return tl::unexpected(forgotten.error());
        if (*forgotten < rows_at_once)
            break;
    }
    const std::int64_t seconds = now.time_since_epoch().count();
    const std::int64_t past = seconds - history_days * 86400LL;
    for (const auto& [sql, before] : std::vector<std::pair<std::string, std::int64_t>>{
             {"DELETE FROM sessions WHERE created_at < ?", seconds - 86400},
             {"DELETE FROM tokens WHERE expires_at < ?", seconds - 30 * 86400},
             {"DELETE FROM token_uses WHERE hash NOT IN (SELECT hash FROM tokens WHERE expires_at > ?)",
              seconds - 31 * 86400},
             {"DELETE FROM sign_in_failures WHERE blocked_until < ?", seconds - 2 * 86400},
             {"DELETE FROM alerts WHERE told_at < ?", seconds - 30 * 86400}, // of a channel that is no more
             {"DELETE FROM audit WHERE at < ?", past},
             // Who has left is forgotten; of one whose key may not come back, all but the key, its group and
             // its days.
             {"DELETE FROM devices WHERE state = 'left' AND seen_at < ?", past},
             {"UPDATE devices SET name = '', user_name = '', label = '', os = '', os_version = '', version = "
              "'', "
              "machine = '', instance = '', previous_instance = '', clock_offset = 0, problems = '[]', "
              "policy_version = 0 WHERE state IN ('revoked', 'cloned') AND (name <> '' OR instance <> '') "
              "AND seen_at < ?",
              past}})
        if (auto done = database.run(sql, {before}); !done)
            return tl::unexpected(done.error());
    const auto emptied = database.run("DELETE FROM mailbox_counts WHERE mailboxes = 0");
    return emptied ? Result<void>() : tl::unexpected(emptied.error());
}

} // namespace rinnova::fleet
