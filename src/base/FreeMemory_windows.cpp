// SPDX-License-Identifier: Apache-2.0
#include "base/FreeMemory.h"

#include <windows.h>

namespace rinnova {

// Windows has one heap a process.
void use_one_heap() {}

void give_free_memory_back() {
    HeapCompact(GetProcessHeap(), 0);
    // All of it may go from memory; what is used comes back.
    SetProcessWorkingSetSize(GetCurrentProcess(), static_cast<SIZE_T>(-1), static_cast<SIZE_T>(-1));
}

} // namespace rinnova
