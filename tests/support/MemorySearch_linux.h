// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <fstream>
#include <span>
#include <string>

namespace rinnova::test {

/// A made-up secret that stands nowhere in memory until `write` puts it there: its bytes are computed, one by
/// one.
struct GhostSecret {
    std::uint32_t seed = 1;
    std::size_t size = 40;
    std::size_t start = 0; ///< for a piece of another one: where it begins there

    char at(std::size_t index) const {
        std::uint32_t value = seed * 2654435761U + static_cast<std::uint32_t>(start + index) * 40503U;
        value ^= value >> 15U;
        value *= 2246822519U;
        return static_cast<char>('!' + (value >> 16U) % 94);
    }
    void write(std::span<char> to) const {
        for (std::size_t i = 0; i < to.size(); ++i)
            to[i] = at(i);
    }
};

/// How often the secret stands in the writable memory of this process. Looks at every byte, freed ones too,
/// so no sanitizer may watch.
__attribute__((no_sanitize("address", "thread", "undefined"))) inline int
copies_in_memory(const GhostSecret& secret) {
    constexpr std::uintptr_t shadow = 1U << 26U; // sanitizers map terabytes; nothing of ours is that large
    int found = 0;
    std::ifstream maps("/proc/self/maps");
    for (std::string line; std::getline(maps, line);) {
        char* rest = nullptr;
        const std::uintptr_t from = std::strtoull(line.c_str(), &rest, 16);
        const std::uintptr_t to = std::strtoull(rest + 1, &rest, 16);
        if (std::string_view(rest).substr(1, 2) != "rw" || to - from > shadow)
            continue;
        const char first = secret.at(0);
        for (const volatile char* at = reinterpret_cast<const volatile char*>(from);
             reinterpret_cast<std::uintptr_t>(at) + secret.size <= to; ++at) {
            if (*at != first)
                continue;
            std::size_t same = 1;
            while (same < secret.size && at[same] == secret.at(same))
                ++same;
            found += same == secret.size ? 1 : 0;
        }
    }
    return found;
}

} // namespace rinnova::test
