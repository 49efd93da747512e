// SPDX-License-Identifier: Apache-2.0
#include "base/FreeMemory.h"

#include <malloc.h>

namespace rinnova {

void use_one_heap() {
    mallopt(M_ARENA_MAX, 1);
}

void give_free_memory_back() {
    malloc_trim(0);
}

} // namespace rinnova
