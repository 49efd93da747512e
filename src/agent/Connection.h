// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/LocalStream.h"
#include "service/rpc/FrameReader.h"

#include <functional>
#include <string>

namespace rinnova::agent {

/// One client's stream: lines in, lines out, without ever waiting. A client that does not read what it is
/// told is not read from either; one whose unread lines grow beyond all measure is dropped.
class Connection {
  public:
    struct Events {
        std::function<void(std::span<char> line)> line; ///< may be written to; wiped afterwards
        std::function<void()> too_long;
        std::function<void()> closed; ///< the last thing it says
    };

    Connection(Descriptor socket, Events events);

    void send(std::string_view line);
    /// Closes when everything was sent. Nothing more is read.
    void close_after_sending();
    void close();
    /// Stops reading, or goes on with it, lines that arrived meanwhile first.
    void hold(bool held);

    std::size_t buffered() const noexcept { return m_reader.buffered(); }

  private:
    void read_some();
    void write_some();
    void take_lines();
    std::size_t unsent() const noexcept { return m_out.size() - m_sent; }
    bool may_take() const noexcept;

    LocalStream m_stream;
    Events m_events;
    rpc::FrameReader m_reader;
    std::string m_out;
    std::size_t m_sent = 0; ///< of `m_out`
    bool m_held = false;
    bool m_ending = false;
    bool m_in_lines = false;
};

} // namespace rinnova::agent
