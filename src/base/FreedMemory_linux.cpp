// SPDX-License-Identifier: Apache-2.0
// Overwrites every block of memory that is given back, by whatever library: Qt, D-Bus, curl and JSON keep
// passwords in buffers that they free as they are. Linked into programs, where it takes the place of the C
// library's own functions.
//
// mallopt(M_PERTURB) does not do it: glibc puts freed blocks of up to 1,032 bytes into a cache of the thread
// before it comes to overwriting them (glibc 2.36, malloc.c, _int_free), and that is every buffer a password
// fits into.
#include <malloc.h>

#include <cstddef>
#include <cstdlib>
#include <cstring>

// glibc's own function under its other name (glibc manual, "Replacing malloc").
extern "C" void __libc_free(void* memory); // NOLINT(bugprone-reserved-identifier)

/// Says to ProcessHardening that this unit is part of the program.
extern "C" const bool rinnova_wipes_freed_memory = true;

extern "C" void free(void* memory) noexcept {
    if (memory == nullptr)
        return;
    std::memset(memory, 0, malloc_usable_size(memory));
    asm volatile("" : : "r"(memory) : "memory"); // somebody may look: the stores stay
    __libc_free(memory);
}

extern "C" void* realloc(void* memory, std::size_t size) noexcept {
    if (memory == nullptr)
        return std::malloc(size);
    if (size == 0) {
        free(memory);
        return nullptr;
    }
    const std::size_t room = malloc_usable_size(memory);
    if (size <= room && size >= room / 2)
        return memory;
    // Growing in place is given up for this: moving inside the C library would leave the old block as it is.
    void* const moved = std::malloc(size);
    if (moved == nullptr)
        return nullptr;
    std::memcpy(moved, memory, size < room ? size : room);
    free(memory);
    return moved;
}
