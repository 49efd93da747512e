// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>

namespace rinnova::handover {

/// How much of what was written to a TCP connection has arrived, by the system's own counters. They outlast
/// a connection that the other side has broken off.
class Delivery {
  public:
    /// Everything written so far is to arrive. None when the system does not say.
    static std::optional<Delivery> of_all_written(int connection);

    /// Whether the other side's system has acknowledged it.
    bool acknowledged() const;

  private:
    Delivery(int connection, std::uint64_t wanted) : m_connection(connection), m_wanted(wanted) {}
    int m_connection;
    std::uint64_t m_wanted; ///< bytes acknowledged since the connection was made
};

} // namespace rinnova::handover
