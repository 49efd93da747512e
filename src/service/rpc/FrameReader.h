// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Secret.h"

#include <cstddef>
#include <optional>
#include <span>

namespace rinnova::rpc {

/// Makes lines of what arrives in pieces. Passwords pass through here: the buffer is a Secret, and what was
/// read is wiped. Without anything unread it holds no memory.
class FrameReader {
  public:
    explicit FrameReader(std::size_t longest) : m_longest(longest) {}

    /// Room for the next piece: at least one byte, none once a line is too long. Then `arrived` says how much
    /// of it was filled.
    std::span<char> room();
    void arrived(std::size_t count);

    /// The next whole line, without its end, to be used before the next call and written to freely (what it
    /// holds is wiped anyway); none when there is none yet.
    std::optional<std::span<char>> next();

    /// A line grew beyond the limit. It is not kept, and nothing more is read.
    bool too_long() const noexcept { return m_too_long; }
    std::size_t buffered() const noexcept { return m_buffer.size(); }

  private:
    std::span<char> bytes(std::size_t from, std::size_t to);
    void grow();

    std::size_t m_longest;
    Secret m_buffer;
    std::size_t m_begin = 0;   ///< of what was not given out yet
    std::size_t m_end = 0;     ///< of what has arrived
    std::size_t m_scanned = 0; ///< up to here there is no line end
    bool m_too_long = false;
};

} // namespace rinnova::rpc
