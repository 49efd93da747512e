// SPDX-License-Identifier: Apache-2.0
#include "base/ProcessHardening.h"

#include "base/PrivateAccess_windows.h"
#include "base/SecureHeap.h"

#include <aclapi.h>
#include <openssl/crypto.h>
#include <sddl.h>

namespace rinnova {

namespace {

constexpr std::size_t secure_heap_block = 32;

/// No report of a crash holds memory of ours, and no window asks about one.
bool keep_memory_out_of_reports() {
    SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX | SEM_NOOPENFILEERRORBOX);
    // Its header cannot be used with this compiler (mingw-w64 10, werapi.h).
    using SetFlags = HRESULT(WINAPI*)(DWORD);
    constexpr DWORD no_heap = 1; // WER_FAULT_REPORTING_FLAG_NOHEAP
    const auto set_flags = reinterpret_cast<SetFlags>(
        reinterpret_cast<void*>(GetProcAddress(GetModuleHandleW(L"kernel32.dll"), "WerSetFlags")));
    return set_flags != nullptr && SUCCEEDED(set_flags(no_heap));
}

/// Other processes of this user may see that we run and end us, not read our memory. The third rule is what
/// remains of the rights that an owner has of himself.
bool close_memory_to_others() {
    const std::wstring user = sid_of_this_user();
    // SYNCHRONIZE | PROCESS_QUERY_LIMITED_INFORMATION | PROCESS_TERMINATE
    const std::wstring rules = L"D:P(A;;0x101001;;;" + user + L")(A;;GA;;;SY)(A;;RC;;;OW)";
    PSECURITY_DESCRIPTOR descriptor = nullptr;
    if (user.empty() || !ConvertStringSecurityDescriptorToSecurityDescriptorW(rules.c_str(), SDDL_REVISION_1,
                                                                              &descriptor, nullptr))
        return false;
    const std::unique_ptr<void, decltype(&LocalFree)> owned(descriptor, &LocalFree);
    return SetKernelObjectSecurity(GetCurrentProcess(),
                                   DACL_SECURITY_INFORMATION | PROTECTED_DACL_SECURITY_INFORMATION,
                                   descriptor) != 0;
}

/// What a process may lock is part of the least that it has in memory.
void make_room_to_lock() {
    SIZE_T least = 0;
    SIZE_T most = 0;
    if (GetProcessWorkingSetSize(GetCurrentProcess(), &least, &most))
        SetProcessWorkingSetSize(GetCurrentProcess(), least + 2 * secure_heap_bytes,
                                 most + 2 * secure_heap_bytes);
}

} // namespace

Hardening harden_process() {
    Hardening hardening;
    hardening.no_core_dumps = keep_memory_out_of_reports();
    hardening.not_dumpable = close_memory_to_others();
    // Every library frees by itself here; nothing of ours stands in between.
    hardening.freed_memory_wiped = false;
    make_room_to_lock();
    // 1: all is well, 2: usable, but locking it or closing its ends was refused.
    hardening.secrets_locked = CRYPTO_secure_malloc_init(secure_heap_bytes, secure_heap_block) == 1;
    return hardening;
}

} // namespace rinnova
