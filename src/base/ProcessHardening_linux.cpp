// SPDX-License-Identifier: Apache-2.0
#include "base/ProcessHardening.h"

#include "base/SecureHeap.h"

#include <openssl/crypto.h>
#include <sys/prctl.h>
#include <sys/resource.h>

// In FreedMemory_linux.cpp, which programs link and sanitizers replace.
extern "C" __attribute__((weak)) const bool rinnova_wipes_freed_memory;

namespace rinnova {

namespace {
constexpr std::size_t secure_heap_block = 32;
} // namespace

Hardening harden_process() {
    Hardening hardening;
    const rlimit none{0, 0};
    hardening.no_core_dumps = setrlimit(RLIMIT_CORE, &none) == 0;
    hardening.not_dumpable = prctl(PR_SET_DUMPABLE, 0) == 0;
    hardening.freed_memory_wiped = &rinnova_wipes_freed_memory != nullptr;
    // 1: all is well, 2: usable, but mlock or mprotect was refused.
    hardening.secrets_locked = CRYPTO_secure_malloc_init(secure_heap_bytes, secure_heap_block) == 1;
    return hardening;
}

} // namespace rinnova
