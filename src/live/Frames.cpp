// SPDX-License-Identifier: Apache-2.0
#include "live/Frames.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace rinnova::live {

namespace {

constexpr std::size_t head = sizeof(std::uint32_t);
constexpr std::size_t piece = 4096;

bool is_object_on_one_line(std::string_view text) {
    return text.size() >= 2 && text.front() == '{' && text.back() == '}' &&
           std::none_of(text.begin(), text.end(),
                        [](char c) { return static_cast<unsigned char>(c) < 0x20; });
}

} // namespace

std::span<char> FrameReader::room() {
    if (m_broken)
        return {};
    if (m_begin > 0) {
        m_bytes.erase(0, m_begin);
        m_end -= m_begin;
        m_begin = 0;
    }
    m_bytes.resize(m_end + piece);
    return std::span(m_bytes).subspan(m_end);
}

void FrameReader::arrived(std::size_t count) {
    m_end = std::min(m_end + count, m_bytes.size());
    m_bytes.resize(m_end);
}

std::optional<std::string_view> FrameReader::next() {
    if (m_broken || m_end - m_begin < head)
        return std::nullopt;
    std::uint32_t length = 0;
    std::memcpy(&length, m_bytes.data() + m_begin, head);
    m_broken = length == 0 || length > longest_message;
    if (m_broken || m_end - m_begin - head < length)
        return std::nullopt;
    const std::string_view message = std::string_view(m_bytes).substr(m_begin + head, length);
    m_broken = !is_object_on_one_line(message);
    if (m_broken)
        return std::nullopt;
    m_begin += head + length;
    return message;
}

// Firefox and Thunderbird take up to 1 MiB (NativeMessaging.sys.mjs, MAX_READ).
std::optional<std::string> frame_head(std::size_t length) {
    if (length > longest_message)
        return std::nullopt;
    const auto number = static_cast<std::uint32_t>(length);
    std::string bytes(head, '\0');
    std::memcpy(bytes.data(), &number, head);
    return bytes;
}

} // namespace rinnova::live
