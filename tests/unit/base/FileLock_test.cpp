// SPDX-License-Identifier: Apache-2.0
#include "base/FileLock.h"
#include "support/ChildProcess_linux.h"
#include "support/ScratchFolder.h"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include <optional>

using namespace rinnova;
using namespace rinnova::test;
using namespace std::chrono_literals;

namespace {

std::string try_to_lock(const std::filesystem::path& file) {
    const auto lock = FileLock::acquire(file, 50ms);
    return lock ? "taken" : std::string(to_string(lock.error().code)) + ": " + lock.error().message;
}

} // namespace

TEST_CASE("a second process does not get a lock that the first holds") {
    const ScratchFolder scratch;
    const auto file = scratch / "lock";
    auto lock = FileLock::acquire(file, 0ms);
    REQUIRE(lock);
    CHECK(in_child([&] { return try_to_lock(file); }) == "busy: Another Rinnova is at work.");
    FileLock moved = std::move(*lock);
    CHECK(in_child([&] { return try_to_lock(file); }) == "busy: Another Rinnova is at work.");
    { const FileLock last = std::move(moved); }
    CHECK(in_child([&] { return try_to_lock(file); }) == "taken");
}

TEST_CASE("the lock of a process that was killed is free again") {
    const ScratchFolder scratch;
    const auto file = scratch / "lock";
    CHECK(in_child([&]() -> std::string {
              const auto lock = FileLock::acquire(file, 0ms);
              return lock && raise(SIGKILL) == 0 ? "still alive" : "not taken";
          }) == "signal 9");
    CHECK(try_to_lock(file) == "taken");
}

TEST_CASE("who waits gets the lock as soon as it is given up") {
    const ScratchFolder scratch;
    const auto file = scratch / "lock";
    int held[2], give_up[2];
    REQUIRE(pipe(held) == 0);
    REQUIRE(pipe(give_up) == 0);
    const pid_t holder = fork();
    if (holder == 0) {
        const auto lock = FileLock::acquire(file, 0ms);
        char byte = lock ? '+' : '-';
        const bool told = write(held[1], &byte, 1) == 1 && read(give_up[0], &byte, 1) == 1;
        _exit(told ? 0 : 1);
    }
    char byte = 0;
    REQUIRE(read(held[0], &byte, 1) == 1);
    REQUIRE(byte == '+');
    CHECK(try_to_lock(file) == "busy: Another Rinnova is at work.");
    REQUIRE(write(give_up[1], &byte, 1) == 1);
    CHECK(FileLock::acquire(file, 60s).has_value());
    int status = -1;
    CHECK((waitpid(holder, &status, 0) == holder && status == 0));
    for (const int end : {held[0], held[1], give_up[0], give_up[1]})
        close(end);
}

TEST_CASE("the lock file is for the user alone and is no link to elsewhere") {
    const ScratchFolder scratch;
    REQUIRE(FileLock::acquire(scratch / "lock", 0ms));
    struct stat found {};
    REQUIRE(stat((scratch / "lock").c_str(), &found) == 0);
    CHECK((found.st_mode & 07777U) == 0600);
    std::filesystem::create_symlink(scratch / "elsewhere", scratch / "link");
    CHECK_FALSE(FileLock::acquire(scratch / "link", 0ms));
    CHECK_FALSE(std::filesystem::exists(scratch / "elsewhere"));
    CHECK(FileLock::acquire(scratch / "no/such/folder", 0ms).error().code == ErrorCode::not_found);
}
