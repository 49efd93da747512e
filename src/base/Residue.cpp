// SPDX-License-Identifier: Apache-2.0
#include "base/Residue.h"

#include "base/Secret.h"

#include <array>

namespace rinnova {

namespace {

/// Deeper than any call chain of ours and of the libraries that handle passwords was seen to go (40 KiB).
constexpr std::size_t stack_bytes = 96 * 1024;

__attribute__((noinline)) void wipe_free_stack() noexcept {
    std::array<char, stack_bytes> room; // uninitialised on purpose: it is what others left there
    wipe(room);
}

#ifdef __x86_64__

__attribute__((noinline, target("avx512f"))) void wipe_upper_registers() noexcept {
    // glibc's memcpy for processors with AVX-512 moves text through these sixteen, which vzeroall leaves
    // alone.
    asm volatile("vpxord %zmm16, %zmm16, %zmm16\n\tvpxord %zmm17, %zmm17, %zmm17\n\t"
                 "vpxord %zmm18, %zmm18, %zmm18\n\tvpxord %zmm19, %zmm19, %zmm19\n\t"
                 "vpxord %zmm20, %zmm20, %zmm20\n\tvpxord %zmm21, %zmm21, %zmm21\n\t"
                 "vpxord %zmm22, %zmm22, %zmm22\n\tvpxord %zmm23, %zmm23, %zmm23\n\t"
                 "vpxord %zmm24, %zmm24, %zmm24\n\tvpxord %zmm25, %zmm25, %zmm25\n\t"
                 "vpxord %zmm26, %zmm26, %zmm26\n\tvpxord %zmm27, %zmm27, %zmm27\n\t"
                 "vpxord %zmm28, %zmm28, %zmm28\n\tvpxord %zmm29, %zmm29, %zmm29\n\t"
                 "vpxord %zmm30, %zmm30, %zmm30\n\tvpxord %zmm31, %zmm31, %zmm31");
}

__attribute__((noinline, target("avx"))) void wipe_lower_registers() noexcept {
    // Windows' calling convention lets callers keep values in xmm6 to xmm15: the compiler puts them back.
    asm volatile("vzeroall"
                 :
                 :
                 : "xmm0", "xmm1", "xmm2", "xmm3", "xmm4", "xmm5", "xmm6", "xmm7", "xmm8", "xmm9", "xmm10",
                   "xmm11", "xmm12", "xmm13", "xmm14", "xmm15");
}

void wipe_registers() noexcept {
    if (__builtin_cpu_supports("avx512f"))
        wipe_upper_registers();
    if (__builtin_cpu_supports("avx"))
        wipe_lower_registers();
    else
        asm volatile("pxor %%xmm0, %%xmm0\n\tpxor %%xmm1, %%xmm1\n\tpxor %%xmm2, %%xmm2\n\t"
                     "pxor %%xmm3, %%xmm3\n\tpxor %%xmm4, %%xmm4\n\tpxor %%xmm5, %%xmm5\n\t"
                     "pxor %%xmm6, %%xmm6\n\tpxor %%xmm7, %%xmm7\n\tpxor %%xmm8, %%xmm8"
                     :
                     :
                     : "xmm0", "xmm1", "xmm2", "xmm3", "xmm4", "xmm5", "xmm6", "xmm7", "xmm8");
}

#else

void wipe_registers() noexcept {}

#endif

} // namespace

void wipe_residue() noexcept {
    wipe_free_stack();
    wipe_registers();
}

} // namespace rinnova
