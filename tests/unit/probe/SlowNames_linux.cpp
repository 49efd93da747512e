// SPDX-License-Identifier: Apache-2.0
#include "unit/probe/SlowNames.h"

#include <dlfcn.h>
#include <netdb.h>

#include <condition_variable>
#include <cstring>
#include <mutex>

namespace {

std::mutex mutex;
std::condition_variable changed;
bool slow = false;
int waiting = 0;

} // namespace

// Takes the place of the C library's in this program, for libcurl too.
extern "C" int getaddrinfo(const char* name, const char* service, const addrinfo* hints, addrinfo** found) {
    if (name != nullptr && std::strcmp(name, "slow.test") == 0) {
        std::unique_lock guard(mutex);
        ++waiting;
        changed.notify_all();
        changed.wait(guard, [] { return !slow; });
        --waiting;
        changed.notify_all();
        return EAI_NONAME;
    }
    using Lookup = int (*)(const char*, const char*, const addrinfo*, addrinfo**);
    static const auto original = reinterpret_cast<Lookup>(dlsym(RTLD_NEXT, "getaddrinfo"));
    return original(name, service, hints, found);
}

namespace rinnova::test {

SlowNames::SlowNames() {
    const std::lock_guard guard(mutex);
    slow = true;
}

SlowNames::~SlowNames() {
    std::unique_lock guard(mutex);
    slow = false;
    changed.notify_all();
    changed.wait(guard, [] { return waiting == 0; });
}

void SlowNames::wait_for_lookup() {
    std::unique_lock guard(mutex);
    changed.wait(guard, [] { return waiting > 0; });
}

} // namespace rinnova::test
