// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/LocalSocket.h"

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

namespace rinnova {

/// A local connection that never waits. Its callbacks come from the event loop of its thread, and may close
/// it. What goes through it is wiped behind it.
class LocalStream {
  public:
    struct Events {
        std::function<void()> readable;
        std::function<void()> writable{}; ///< once, after `write` has taken less than it was given
    };
    /// Whether it was we who connected makes no difference. Says nothing before `listen`.
    LocalStream(Descriptor connection, Events events);
    ~LocalStream();
    LocalStream(const LocalStream&) = delete;
    LocalStream& operator=(const LocalStream&) = delete;

    /// Whether `readable` is called, as long as there is something to read, or the end.
    void listen(bool on);
    /// What has arrived: how much, 0 at the connection's end; none when there is nothing now.
    std::optional<std::size_t> read(std::span<char> room);
    /// How much of it was taken, all of it mostly; the rest is to be given again when `writable` comes. None
    /// when the connection has ended.
    std::optional<std::size_t> write(std::string_view bytes);

    void close();
    bool is_open() const noexcept;

  private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace rinnova
