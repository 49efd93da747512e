// SPDX-License-Identifier: Apache-2.0
#include "base/FreeMemory.h"

#include <link.h>
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>

namespace rinnova {
namespace {

bool has_text_relocations(const dl_phdr_info& object) {
    for (int i = 0; i < object.dlpi_phnum; ++i) {
        if (object.dlpi_phdr[i].p_type != PT_DYNAMIC)
            continue;
        const auto* entry =
            reinterpret_cast<const ElfW(Dyn)*>(object.dlpi_addr + object.dlpi_phdr[i].p_vaddr);
        for (; entry->d_tag != DT_NULL; ++entry)
            if (entry->d_tag == DT_TEXTREL ||
                (entry->d_tag == DT_FLAGS && (entry->d_un.d_val & DF_TEXTREL) != 0))
                return true;
    }
    return false;
}

/// What a program or library maps and never writes is in its file. Where the loader has written into it
/// nonetheless (text relocations), it is not.
int unmap_pages_of_the_file(dl_phdr_info* object, std::size_t, void*) {
    if (has_text_relocations(*object))
        return 0;
    const auto page = static_cast<std::uintptr_t>(sysconf(_SC_PAGESIZE));
    for (int i = 0; i < object->dlpi_phnum; ++i) {
        const ElfW(Phdr)& part = object->dlpi_phdr[i];
        if (part.p_type != PT_LOAD || (part.p_flags & PF_W) != 0)
            continue;
        const std::uintptr_t start = (object->dlpi_addr + part.p_vaddr) & ~(page - 1);
        const std::uintptr_t end = object->dlpi_addr + part.p_vaddr + part.p_filesz;
        madvise(reinterpret_cast<void*>(start), end - start,
                MADV_DONTNEED); // refused for the kernel's own: as well
    }
    return 0;
}

} // namespace

void use_one_heap() {
    mallopt(M_ARENA_MAX, 1);
}

void give_free_memory_back() {
    malloc_trim(0);
    dl_iterate_phdr(unmap_pages_of_the_file, nullptr);
}

} // namespace rinnova
