// SPDX-License-Identifier: Apache-2.0
#include "service/rpc/FrameReader.h"

#include <algorithm>
#include <cstring>

namespace rinnova::rpc {

namespace {
constexpr std::size_t first_room = 4096;
}

std::span<char> FrameReader::bytes(std::size_t from, std::size_t to) {
    return m_buffer.fill([&](std::span<char> all) { return all.subspan(from, to - from); });
}

/// The unread bytes move to the front of a buffer that has room behind them; the old one is wiped as it goes.
void FrameReader::grow() {
    const std::size_t unread = m_end - m_begin;
    const std::size_t wanted = std::min(std::max(first_room, unread * 2), m_longest + 1);
    Secret larger(std::max(wanted, unread + 1));
    if (unread > 0) {
        const auto from = bytes(m_begin, m_end);
        larger.fill([&](std::span<char> to) { std::memcpy(to.data(), from.data(), from.size()); });
    }
    m_buffer = std::move(larger);
    m_scanned -= m_begin;
    m_end = unread;
    m_begin = 0;
}

std::span<char> FrameReader::room() {
    if (m_too_long)
        return {};
    if (m_end == m_buffer.size())
        grow();
    return bytes(m_end, m_buffer.size());
}

void FrameReader::arrived(std::size_t count) {
    m_end = std::min(m_end + count, m_buffer.size());
}

std::optional<std::span<char>> FrameReader::next() {
    if (m_too_long)
        return std::nullopt;
    const auto fresh = bytes(m_scanned, m_end);
    const auto found = std::find(fresh.begin(), fresh.end(), '\n');
    if (found != fresh.end()) {
        const auto at = m_scanned + static_cast<std::size_t>(found - fresh.begin());
        const auto line = bytes(m_begin, at);
        m_begin = m_scanned = at + 1;
        return line;
    }
    m_scanned = m_end;
    if (m_begin > 0) {
        // What was given out is done with.
        if (m_begin == m_end) {
            m_buffer = Secret();
            m_begin = m_end = m_scanned = 0;
        } else {
            grow();
        }
    }
    if (m_end - m_begin > m_longest) {
        m_buffer = Secret();
        m_begin = m_end = m_scanned = 0;
        m_too_long = true;
    }
    return std::nullopt;
}

} // namespace rinnova::rpc
