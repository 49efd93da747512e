// SPDX-License-Identifier: Apache-2.0
#include "base/Residue.h"

#include <doctest/doctest.h>

#include <array>
#include <cstdint>
#include <cstring>
#include <string>

using namespace rinnova;

namespace {

constexpr std::uint64_t mark = 0x6b61'6d65'6b61'6621; // "!fakemak"

#ifdef __x86_64__

__attribute__((noinline, target("avx512f"))) bool upper_register_survives() {
    std::array<std::uint64_t, 8> value{};
    asm volatile("vpbroadcastq %0, %%zmm17" : : "r"(mark));
    wipe_residue();
    asm volatile("vmovdqu64 %%zmm17, %0" : "=m"(value));
    return value != std::array<std::uint64_t, 8>{};
}

__attribute__((noinline)) bool lower_register_survives() {
    std::array<std::uint64_t, 2> value{};
    // Of those that no calling convention lets a caller keep values in.
    asm volatile("movq %0, %%xmm3" : : "r"(mark) : "xmm3");
    wipe_residue();
    asm volatile("movdqu %%xmm3, %0" : "=m"(value));
    return value != std::array<std::uint64_t, 2>{};
}

#endif

#ifndef __SANITIZE_ADDRESS__ // whose stack is not where the compiler's is

/// Leaves the mark at the far end of a frame of 32 KiB, and says where.
__attribute__((noinline)) const char* leave_on_the_stack() {
    volatile char room[32 * 1024]; // NOLINT(modernize-avoid-c-arrays)
    for (std::size_t i = 0; i < sizeof mark; ++i)
        room[i] = static_cast<char>(mark >> (8 * i));
    const volatile char* place = room;
    asm volatile("" : "+r"(place));
    return const_cast<const char*>(place);
}

#endif

} // namespace

TEST_CASE("nothing is left in the vector registers") {
#ifdef __x86_64__
    CHECK_FALSE(lower_register_survives());
    if (__builtin_cpu_supports("avx512f"))
        CHECK_FALSE(upper_register_survives());
#endif
}

#ifndef __SANITIZE_ADDRESS__

TEST_CASE("nothing is left in the stack that is free again") {
    const volatile char* place = leave_on_the_stack();
    const auto marked = [&] {
        std::uint64_t seen = 0;
        for (std::size_t i = 0; i < sizeof seen; ++i)
            seen |= static_cast<std::uint64_t>(static_cast<unsigned char>(place[i])) << (8 * i);
        return seen == mark;
    };
    const bool before = marked();
    wipe_residue();
    const bool after = marked();
    CHECK(before);
    CHECK_FALSE(after);
}

#endif
