// SPDX-License-Identifier: Apache-2.0
#include "base/ProcessHardening.h"

#include <openssl/crypto.h>

#include <malloc.h>
#include <sys/prctl.h>
#include <sys/resource.h>

namespace rinnova {

namespace {
constexpr std::size_t secure_heap_bytes = 256 * 1024;
constexpr std::size_t secure_heap_block = 32;
// Any odd-looking byte does; see mallopt(3).
constexpr int perturb_byte = 0x5a;
} // namespace

Hardening harden_process() {
    Hardening hardening;
    const rlimit none{0, 0};
    hardening.no_core_dumps = setrlimit(RLIMIT_CORE, &none) == 0;
    hardening.not_dumpable = prctl(PR_SET_DUMPABLE, 0) == 0;
    hardening.freed_memory_wiped = mallopt(M_PERTURB, perturb_byte) == 1;
    // 1: all is well, 2: usable, but mlock or mprotect was refused.
    hardening.secrets_locked = CRYPTO_secure_malloc_init(secure_heap_bytes, secure_heap_block) == 1;
    return hardening;
}

} // namespace rinnova
