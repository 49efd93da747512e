// SPDX-License-Identifier: Apache-2.0
#include "Der.h"

#include <algorithm>

namespace rinnova::thunderbird {

namespace {

struct Length {
    std::size_t value = 0;
    std::size_t octets = 0; ///< that the length itself takes
};

std::optional<Length> read_length(std::string_view bytes) noexcept {
    if (bytes.empty())
        return std::nullopt;
    const auto first = static_cast<unsigned char>(bytes[0]);
    if (first < 0x80)
        return Length{first, 1};
    const std::size_t count = first & 0x7FU;
    // 0 is the indefinite form of BER; nothing here needs more than four octets.
    if (count == 0 || count > 4 || bytes.size() <= count)
        return std::nullopt;
    std::size_t value = 0;
    for (std::size_t i = 1; i <= count; ++i)
        value = (value << 8U) | static_cast<unsigned char>(bytes[i]);
    const bool shortest = value >= 0x80 && bytes[1] != '\0';
    return shortest ? std::optional(Length{value, count + 1}) : std::nullopt;
}

} // namespace

std::optional<std::string_view> DerReader::take(DerTag tag) noexcept {
    const std::string_view bytes = m_rest;
    m_rest = {};
    if (bytes.empty() || static_cast<unsigned char>(bytes[0]) != static_cast<unsigned char>(tag))
        return std::nullopt;
    const auto length = read_length(bytes.substr(1));
    if (!length || bytes.size() - 1 - length->octets < length->value)
        return std::nullopt;
    const std::string_view content = bytes.substr(1 + length->octets, length->value);
    m_rest = bytes.substr(1 + length->octets + length->value);
    return content;
}

std::optional<std::uint64_t> DerReader::take_unsigned() noexcept {
    auto digits = take(DerTag::integer);
    if (!digits || digits->empty() || (static_cast<unsigned char>(digits->front()) & 0x80U) != 0)
        return std::nullopt;
    if (digits->size() > 1 && digits->front() == '\0') {
        // A leading zero octet is there to keep a number positive, and for nothing else.
        if ((static_cast<unsigned char>((*digits)[1]) & 0x80U) == 0)
            return std::nullopt;
        digits->remove_prefix(1);
    }
    if (digits->size() > sizeof(std::uint64_t))
        return std::nullopt;
    std::uint64_t value = 0;
    for (const char digit : *digits)
        value = (value << 8U) | static_cast<unsigned char>(digit);
    return value;
}

std::string der_element(DerTag tag, std::string_view content) {
    std::string element(1, static_cast<char>(tag));
    if (content.size() < 0x80) {
        element += static_cast<char>(content.size());
    } else {
        std::string length;
        for (std::size_t rest = content.size(); rest > 0; rest >>= 8U)
            length += static_cast<char>(rest & 0xFFU);
        std::reverse(length.begin(), length.end());
        element += static_cast<char>(0x80U | length.size());
        element += length;
    }
    element += content;
    return element;
}

} // namespace rinnova::thunderbird
