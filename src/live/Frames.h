// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace rinnova::live {

/// What an add-on may send at once. Its answers hold one short object for each login.
inline constexpr std::size_t longest_message = std::size_t{1024} * 1024;

/// Takes messages of a program's native messaging apart: four bytes of length, in the machine's own order,
/// and so many of JSON. Passed on as lines, they hold no line end, nor any other control character: JSON
/// spells those out.
class FrameReader {
  public:
    /// Room for the next piece; none once what came makes no sense. Then `arrived` says how much of it was
    /// filled.
    std::span<char> room();
    void arrived(std::size_t count);

    /// The next whole message, to be used before the next call; none when there is none yet.
    std::optional<std::string_view> next();
    /// A length beyond the limit or of nothing, or a message that is no object on one line. Nothing more is
    /// read: no byte behind it can be trusted.
    bool broken() const noexcept { return m_broken; }
    std::size_t buffered() const noexcept { return m_bytes.size(); }

  private:
    std::string m_bytes;
    std::size_t m_begin = 0; ///< of what was not given out yet
    std::size_t m_end = 0;   ///< of what has arrived
    bool m_broken = false;
};

/// The length that goes before a message; none when no program would take one so long.
std::optional<std::string> frame_head(std::size_t length);

} // namespace rinnova::live
