// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Clock.h"
#include "fleet/server/Metrics.h"
#include "fleet/server/store/Keeper.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace rinnova::fleet {

/// What agents send, on its way into the database: one thread takes all that has come meanwhile into one
/// transaction. A reply is given when its message is committed, or will not be.
class Ingest {
  public:
    using Done = std::function<void(Reply)>; ///< called by the thread of this class

    Ingest(DatabaseAddress address, const Clock& clock, KeeperSettings settings, Metrics& metrics);
    /// Takes in what has come, and ends.
    ~Ingest();
    Ingest(const Ingest&) = delete;
    Ingest& operator=(const Ingest&) = delete;

    /// `unavailable` at once when too many wait already.
    void submit(std::string message, Done done);
    std::size_t waiting() const;

  private:
    struct Message {
        std::string bytes;
        Done done;
    };
    void work();
    void take_in(std::vector<Message> messages);

    DatabaseAddress m_address;
    const Clock& m_clock;
    KeeperSettings m_settings;
    Metrics& m_metrics;
    mutable std::mutex m_mutex;
    std::condition_variable m_come;
    std::vector<Message> m_waiting;
    bool m_ending = false;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<Keeper> m_keeper;
    std::thread m_thread;
};

} // namespace rinnova::fleet
