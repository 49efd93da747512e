// SPDX-License-Identifier: Apache-2.0
#include "base/Secret.h"
#include "base/SecureHeap.h"
#include "support/ChildProcess_linux.h"
#include "support/MemorySearch_linux.h"

#include <doctest/doctest.h>
#include <openssl/crypto.h>
#include <openssl/rand.h>

#include <algorithm>
#include <array>
#include <thread>
#include <type_traits>
#include <vector>

using namespace rinnova;
using namespace rinnova::test;

namespace {

std::string text_of(const Secret& secret) {
    return secret.expose([](std::string_view bytes) { return std::string(bytes); });
}

Secret secret_from(const GhostSecret& ghost) {
    Secret secret(ghost.size);
    secret.fill([&](std::span<char> bytes) { ghost.write(bytes); });
    return secret;
}

bool in_secure_heap(const Secret& secret) {
    return secret.expose([](std::string_view bytes) { return CRYPTO_secure_allocated(bytes.data()) == 1; });
}

bool is_whole(const Secret& secret, const GhostSecret& ghost) {
    return secret == secret_from(ghost);
}

} // namespace

TEST_CASE("a secret can be moved and not copied, and turns into no string by itself") {
    static_assert(!std::is_copy_constructible_v<Secret> && !std::is_copy_assignable_v<Secret>);
    static_assert(std::is_nothrow_move_constructible_v<Secret> && std::is_nothrow_move_assignable_v<Secret>);
    static_assert(!std::is_convertible_v<Secret, std::string> &&
                  !std::is_convertible_v<Secret, std::string_view>);
    Secret first = Secret::copy_of("fake-old-1");
    Secret second = std::move(first);
    CHECK(text_of(second) == "fake-old-1");
    CHECK(first.empty()); // NOLINT(bugprone-use-after-move): what is left behind must be empty
    second = Secret::copy_of("fake-new-2");
    CHECK(text_of(second) == "fake-new-2");
    CHECK(text_of(second.clone()) == "fake-new-2");
}

TEST_CASE("an empty secret is a secret like any other") {
    const Secret nothing;
    CHECK(nothing.empty());
    CHECK((nothing == Secret::copy_of("")));
    CHECK((nothing.clone() == Secret(0)));
    CHECK_FALSE((nothing == Secret::copy_of("x")));
}

TEST_CASE("secrets are equal when all of their bytes are") {
    const Secret secret = Secret::copy_of(std::string_view("fake\0pass", 9));
    CHECK((secret == Secret::copy_of(std::string_view("fake\0pass", 9))));
    CHECK_FALSE((secret == Secret::copy_of(std::string_view("fake\0pasS", 9))));
    CHECK_FALSE((secret == Secret::copy_of("fake")));
}

TEST_CASE("what a secret gives up at either end is overwritten at once") {
    Secret secret = Secret::copy_of("  fake-old-1");
    const char* memory = secret.expose([](std::string_view bytes) { return bytes.data(); });
    secret.drop_front(2);
    CHECK(text_of(secret) == "fake-old-1");
    CHECK(std::string_view(memory + 10, 2) == std::string_view("\0\0", 2));
    secret.shrink(4);
    CHECK(text_of(secret) == "fake");
    CHECK(std::all_of(memory + 4, memory + 12, [](char c) { return c == 0; }));
    secret.shrink(99);
    CHECK(secret.size() == 4);
    secret.drop_front(99);
    CHECK(secret.empty());
}

TEST_CASE("a string that became a secret holds nothing any more, its spare room neither") {
    std::string typed = "fake-old-1, long enough to be on the heap";
    typed.reserve(200);
    const char* memory = typed.data();
    const Secret secret = Secret::take(typed);
    CHECK(text_of(secret) == "fake-old-1, long enough to be on the heap");
    CHECK(typed.empty());
    CHECK(std::all_of(memory, memory + 200, [](char c) { return c == 0; }));
}

TEST_CASE("no copy of a secret is left in memory, with the secure heap and without") {
    const auto life_of_a_secret = [](const GhostSecret& ghost) -> std::string {
        {
            Secret secret = secret_from(ghost);
            if (const int copies = copies_in_memory(ghost); copies != 1)
                return "while it lives: " + std::to_string(copies);
            const Secret twin = secret.clone();
            secret = Secret();
            if (const int copies = copies_in_memory(ghost); copies != 1)
                return "the twin: " + std::to_string(copies);
        }
        const int copies = copies_in_memory(ghost);
        return copies == 0 ? "none left" : "left: " + std::to_string(copies);
    };
    CHECK(in_child([&] { return life_of_a_secret({.seed = 11}); }) == "none left");
    CHECK(in_child([&]() -> std::string {
              if (CRYPTO_secure_malloc_init(65536, 32) != 1)
                  return "no secure heap";
              return in_secure_heap(Secret(1)) ? life_of_a_secret({.seed = 12}) : "not in the secure heap";
          }) == "none left");
}

TEST_CASE("when the secure heap is full, secrets live on in ordinary memory and are wiped there too") {
    CHECK(in_child([]() -> std::string {
              if (CRYPTO_secure_malloc_init(4096, 32) != 1)
                  return "no secure heap";
              const GhostSecret ghost{.seed = 13};
              {
                  std::vector<Secret> secrets;
                  for (int i = 0; i < 200; ++i)
                      secrets.push_back(secret_from(ghost));
                  if (!in_secure_heap(secrets.front()) || in_secure_heap(secrets.back()))
                      return "the heap did not run full";
                  for (const Secret& secret : secrets)
                      if (!is_whole(secret, ghost))
                          return "damaged";
                  if (copies_in_memory(ghost) != 200)
                      return "the search is blind";
              }
              // What was freed is handed out again, from the right heap.
              if (!in_secure_heap(Secret(32)))
                  return "the secure heap lost its memory";
              return copies_in_memory(ghost) == 0 ? "all well" : "left in memory";
          }) == "all well");
}

TEST_CASE("thousands of secrets leave OpenSSL the room that it needs to make random numbers") {
    CHECK(in_child([]() -> std::string {
              if (CRYPTO_secure_malloc_init(secure_heap_bytes, 32) != 1)
                  return "no secure heap";
              std::vector<Secret> secrets;
              for (int i = 0; i < 10'000; ++i)
                  secrets.push_back(Secret::copy_of("fake-password-of-one-account"));
              if (in_secure_heap(secrets.back()))
                  return "the heap did not run full";
              int made = 0;
              std::thread([&] { // each thread has a generator of its own
                  std::array<unsigned char, 16> bytes{};
                  made = RAND_bytes(bytes.data(), static_cast<int>(bytes.size()));
              })
                  .join();
              return made == 1 ? "all well" : "no random numbers";
          }) == "all well");
}

TEST_CASE("wiping a string takes its spare room with it") {
    std::string text = "fake-old-1 and more than fits into the object";
    text.resize(10);
    const char* memory = text.data();
    wipe(text);
    CHECK(text.empty());
    CHECK(std::all_of(memory, memory + 40, [](char c) { return c == 0; }));
}

TEST_CASE("a secret is taken out of other people's words") {
    const Secret secret = Secret::copy_of("fake-old-1");
    CHECK(redact("NO login with fake-old-1 failed (fake-old-1)", secret) == "NO login with *** failed (***)");
    CHECK(redact("fake-old-1", secret) == "***");
    CHECK(redact("nothing here", secret) == "nothing here");
    CHECK(redact("", secret).empty());
    CHECK(redact("anything", Secret()) == "anything");
}

TEST_CASE("a secret is found in base64 too, wherever it stands in what was encoded") {
    const Secret secret = Secret::copy_of("fake-old-1");
    CHECK(redact("AUTH ZmFrZS1vbGQtMQ== refused", secret).find("ZmFrZS1vbGQtM") == std::string::npos);
    // base64 of "\0mario\0fake-old-1", "\0a\0fake-old-1" and "\0ab\0fake-old-1" (SASL PLAIN): by coreutils'
    // base64
    CHECK(redact("AUTH PLAIN AG1hcmlvAGZha2Utb2xkLTE=", secret) == "AUTH PLAIN AG1hcmlvAG***E=");
    CHECK(redact("AUTH PLAIN AGEAZmFrZS1vbGQtMQ==", secret) == "AUTH PLAIN AGEA***Q==");
    CHECK(redact("AUTH PLAIN AGFiAGZha2Utb2xkLTE=", secret) == "AUTH PLAIN AGFiAG***E=");
    CHECK(redact("AUTH PLAIN AGFiYwBmYWtlLW9sZC0x", secret) == "AUTH PLAIN AGFiYwB***");
}

TEST_CASE("redacting a secret that is its own replacement ends") {
    CHECK(redact("a *** b ****** c", Secret::copy_of("***")) == "a *** b ****** c");
    CHECK(redact("aaaaaaa", Secret::copy_of("aaa")) == "******a");
}

TEST_CASE("a secret too short to tell from other text is left") {
    CHECK(redact("abab", Secret::copy_of("ab")) == "abab");
}
