// SPDX-License-Identifier: Apache-2.0
#include "base/ProcessHardening.h"
#include "base/Secret.h"
#include "support/ChildProcess_linux.h"
#include "support/MemorySearch_linux.h"

#include <doctest/doctest.h>
#include <openssl/crypto.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <string>

using namespace rinnova;
using namespace rinnova::test;

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool own_allocator = true; // the sanitizer's: freed memory stays as it is, and that must be said
#else
constexpr bool own_allocator = false;
#endif

std::string yes_or_no(bool value) {
    return value ? "yes" : "no";
}

} // namespace

TEST_CASE("a hardened process leaves no core and lets nobody look into it") {
    CHECK(in_child([]() -> std::string {
              const Hardening hardening = harden_process();
              rlimit core{1, 1};
              if (!hardening.no_core_dumps || getrlimit(RLIMIT_CORE, &core) != 0 || core.rlim_cur != 0 ||
                  core.rlim_max != 0)
                  return "may dump core";
              if (!hardening.not_dumpable || prctl(PR_GET_DUMPABLE) != 0)
                  return "can be looked into";
              return "closed";
          }) == "closed");
}

TEST_CASE("a hardened process that crashes dumps nothing, even where dumping is allowed") {
    CHECK(in_child([]() -> std::string {
              const rlimit most{RLIM_INFINITY, RLIM_INFINITY};
              (void)setrlimit(RLIMIT_CORE, &most);
              std::signal(SIGABRT, SIG_DFL);
              harden_process();
              std::abort();
          }) == "signal 6");
}

TEST_CASE("the secure heap is set up, locked, and used by secrets") {
    CHECK(in_child([]() -> std::string {
              const Hardening hardening = harden_process();
              const Secret secret = Secret::copy_of("fake-old-1");
              const bool secure = secret.expose(
                  [](std::string_view bytes) { return CRYPTO_secure_allocated(bytes.data()) == 1; });
              return "locked: " + yes_or_no(hardening.secrets_locked) + ", used: " + yes_or_no(secure);
          }) == "locked: yes, used: yes");
}

TEST_CASE("where memory may not be locked, that is said, and secrets work and are wiped all the same") {
    CHECK(in_child([]() -> std::string {
              become_nobody();
              const rlimit none{0, 0};
              if (setrlimit(RLIMIT_MEMLOCK, &none) != 0)
                  return "no limit set";
              if (harden_process().secrets_locked)
                  return "claims to be locked";
              const GhostSecret ghost{.seed = 21};
              {
                  Secret secret(ghost.size);
                  secret.fill([&](std::span<char> bytes) { ghost.write(bytes); });
                  const Secret twin = secret.clone();
                  if (!(secret == twin) || copies_in_memory(ghost) != 2)
                      return "damaged";
              }
              return copies_in_memory(ghost) == 0 ? "works" : "left in memory";
          }) == "works");
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)

TEST_CASE("what a library frees without wiping is overwritten, whatever its size") {
    const std::string told = in_child([]() -> std::string {
        for (std::size_t size = 16; size < 1'000'000; size += size / 3) {
            const GhostSecret ghost{.seed = static_cast<std::uint32_t>(size), .size = size};
            auto* buffer = static_cast<char*>(std::malloc(size)); // NOLINT: as a C library would
            const auto* const neighbour = new char('x');
            ghost.write({buffer, size});
            if (copies_in_memory(ghost) != 1)
                return "the search is blind";
            std::free(buffer); // NOLINT
            delete neighbour;
            // Its last bytes alone would be enough to tell a password.
            if (copies_in_memory(ghost) != 0 || copies_in_memory({ghost.seed, 8, size - 8}) != 0)
                return "left of " + std::to_string(size);
        }
        return "nothing left";
    });
    CHECK(told == "nothing left");
}

TEST_CASE("a buffer that a library makes larger or smaller leaves no copy behind and loses nothing") {
    const std::string told = in_child([]() -> std::string {
        const GhostSecret ghost{.seed = 23, .size = 64};
        auto* buffer = static_cast<char*>(std::malloc(ghost.size)); // NOLINT: as a C library would
        ghost.write({buffer, ghost.size});
        for (const std::size_t size : {65U, 200U, 5'000U, 300'000U, 200'000U, 9'000U, 500U, 100U, 64U}) {
            buffer = static_cast<char*>(std::realloc(buffer, size)); // NOLINT
            if (const int copies = copies_in_memory(ghost); copies != 1)
                return std::to_string(copies) + " copies at " + std::to_string(size);
        }
        std::free(buffer); // NOLINT
        std::string text(32, ' ');
        ghost.write(text);
        text.resize(64);
        ghost.write(text);
        text += std::string(1000, ' ');
        text = std::string();
        return copies_in_memory(ghost) == 0 ? "nothing left" : "left in memory";
    });
    CHECK(told == "nothing left");
}

#endif

TEST_CASE("a program says honestly whether freed memory is overwritten") {
    CHECK(in_child([] { return yes_or_no(harden_process().freed_memory_wiped); }) ==
          yes_or_no(!own_allocator));
}
