// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fleet/server/database/Database.h"

#include <memory>
#include <mutex>
#include <vector>

namespace rinnova::fleet {

/// Database connections that are lent to one call after the other.
class Connections {
  public:
    explicit Connections(DatabaseAddress address) : m_address(std::move(address)) {}

    /// Calls `work` with a connection. Opens one when none is at rest; the error of that is `unreachable`.
    template <typename T>
    Result<T> with(const std::function<Result<T>(Database&)>& work) {
        auto database = take();
        if (!database)
            return tl::unexpected(database.error());
        auto result = work(**database);
        give_back(std::move(*database));
        return result;
    }

  private:
    Result<std::unique_ptr<Database>> take() {
        {
            const std::lock_guard lock(m_mutex);
            if (!m_at_rest.empty()) {
                auto database = std::move(m_at_rest.back());
                m_at_rest.pop_back();
                return database;
            }
        }
        return Database::open(m_address);
    }
    void give_back(std::unique_ptr<Database> database) {
        const std::lock_guard lock(m_mutex);
        m_at_rest.push_back(std::move(database));
    }

    DatabaseAddress m_address;
    std::mutex m_mutex;
    std::vector<std::unique_ptr<Database>> m_at_rest;
};

} // namespace rinnova::fleet
