// SPDX-License-Identifier: Apache-2.0
#include "profile/handover/Chance.h"

#include "base/Hex.h"

#include <openssl/rand.h>

#include <array>
#include <cstdint>

namespace rinnova::handover {

namespace {

constexpr std::uint32_t codes = 1'000'000;

bool fill(void* bytes, std::size_t count) {
    return RAND_bytes(static_cast<unsigned char*>(bytes), static_cast<int>(count)) == 1;
}

} // namespace

std::string random_name() {
    std::array<unsigned char, 16> bits{};
    if (!fill(bits.data(), bits.size()))
        return {};
    return hex_of(bits);
}

std::string random_code() {
    // Numbers behind the last whole million would make some codes likelier than others.
    constexpr std::uint32_t limit = UINT32_MAX / codes * codes;
    std::uint32_t number = limit;
    while (number >= limit)
        if (!fill(&number, sizeof number))
            return {};
    const std::string digits = std::to_string(number % codes);
    return std::string(6 - digits.size(), '0') + digits;
}

} // namespace rinnova::handover
