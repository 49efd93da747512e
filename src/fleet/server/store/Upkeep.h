// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Clock.h"
#include "fleet/server/database/Database.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <string_view>
#include <thread>

namespace rinnova::fleet {

/// Forgets, once an hour and bit by bit, what is past its time: history, sessions, tokens, wrong tries to
/// sign in.
class Upkeep {
  public:
    Upkeep(DatabaseAddress address, const Clock& clock, int history_days,
           std::function<void(std::string_view, std::string_view)> log);
    ~Upkeep();
    Upkeep(const Upkeep&) = delete;
    Upkeep& operator=(const Upkeep&) = delete;

  private:
    void work();

    DatabaseAddress m_address;
    const Clock& m_clock;
    int m_history_days;
    std::function<void(std::string_view, std::string_view)> m_log;
    std::mutex m_mutex;
    std::condition_variable m_end;
    bool m_ending = false;
    std::thread m_thread;
};

/// One round of it.
Result<void> forget_what_is_past(Database& database, Timestamp now, int history_days);

} // namespace rinnova::fleet
