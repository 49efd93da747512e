// SPDX-License-Identifier: Apache-2.0
// Everything that can stand in the way of AtomicFile. After each, the old file is what it was.
#include "base/AtomicFile.h"
#include "support/ChildProcess_linux.h"
#include "support/ScratchFolder.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <csignal>
#include <set>

using namespace rinnova;
using namespace rinnova::test;

namespace {

constexpr std::size_t megabyte = 1024 * 1024;

std::string told(const Result<void>& result) {
    return result ? "done" : std::string(to_string(result.error().code));
}

std::string told_of_open(const std::filesystem::path& path) {
    const auto file = AtomicFile::open(path, megabyte);
    return file ? "opened" : std::string(to_string(file.error().code));
}

std::set<std::string> names_in(const std::filesystem::path& folder) {
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        names.insert(entry.path().filename().string());
    return names;
}

/// Opens the file, lets something happen, and tries to replace it.
template <typename Event>
std::string replaced_after(const std::filesystem::path& path, Event event) {
    auto file = AtomicFile::open(path, megabyte);
    REQUIRE(file.has_value());
    event();
    return told(file->replace("ours"));
}

} // namespace

TEST_CASE("a file that somebody wrote meanwhile is left to them") {
    const ScratchFolder scratch;
    const auto path = scratch / "f";
    put_file(path, "old");
    CHECK(replaced_after(path, [&] { put_file(path, "theirs, longer"); }) == "conflict");
    CHECK(bytes_of(path) == "theirs, longer");

    // As clients write: another file under the same name.
    CHECK(replaced_after(path, [&] {
              put_file(scratch / "new", "theirs, renamed");
              std::filesystem::rename(scratch / "new", path);
          }) == "conflict");
    CHECK(bytes_of(path) == "theirs, renamed");
}

TEST_CASE("a change of the same length with the modification time set back is noticed") {
    const ScratchFolder scratch;
    const auto path = scratch / "f";
    put_file(path, "old");
    const auto time = std::filesystem::last_write_time(path);
    // Twice, as a change within one tick of the kernel's clock is one that no time stamp tells.
    const auto restore = [&] {
        for (struct stat before{}, now{};;) {
            REQUIRE(stat(path.c_str(), &before) == 0);
            put_file(path, "two");
            std::filesystem::last_write_time(path, time);
            REQUIRE(stat(path.c_str(), &now) == 0);
            if (now.st_ctim.tv_sec != before.st_ctim.tv_sec || now.st_ctim.tv_nsec != before.st_ctim.tv_nsec)
                break;
        }
    };
    CHECK(replaced_after(path, restore) == "conflict");
    CHECK(bytes_of(path) == "two");
}

TEST_CASE("a file that was removed meanwhile is not made anew") {
    const ScratchFolder scratch;
    const auto path = scratch / "f";
    put_file(path, "old");
    CHECK(replaced_after(path, [&] { std::filesystem::remove(path); }) == "conflict");
    CHECK(names_in(scratch.path()).empty());
}

TEST_CASE("a file swapped for a link is not followed") {
    const ScratchFolder scratch;
    const auto path = scratch / "f";
    put_file(path, "old");
    put_file(scratch / "victim", "precious");
    CHECK(replaced_after(path, [&] {
              std::filesystem::remove(path);
              std::filesystem::create_symlink("victim", path);
          }) == "conflict");
    CHECK(bytes_of(scratch / "victim") == "precious");
    CHECK(std::filesystem::is_symlink(path));

    // Even one that leads to the very same file.
    std::filesystem::remove(path);
    put_file(path, "old");
    CHECK(replaced_after(path, [&] {
              std::filesystem::rename(path, scratch / "aside");
              std::filesystem::create_symlink("aside", path);
          }) == "conflict");
    CHECK(bytes_of(scratch / "aside") == "old");
}

TEST_CASE("a link that is turned elsewhere meanwhile does not carry the new bytes there") {
    const ScratchFolder scratch;
    put_file(scratch / "first", "old");
    put_file(scratch / "second", "precious");
    std::filesystem::create_symlink("first", scratch / "f");
    CHECK(replaced_after(scratch / "f", [&] {
              std::filesystem::remove(scratch / "f");
              std::filesystem::create_symlink("second", scratch / "f");
          }) == "done");
    CHECK(bytes_of(scratch / "first") == "ours");
    CHECK(bytes_of(scratch / "second") == "precious");
}

TEST_CASE("what a process that died has left behind is in nobody's way") {
    const ScratchFolder scratch;
    put_file(scratch / "f", "old");
    put_file(scratch / ".f.rinnova-new", "half written, and very much longer than the new bytes are");
    CHECK(replaced_after(scratch / "f", [] {}) == "done");
    CHECK(bytes_of(scratch / "f") == "ours");
    CHECK(names_in(scratch.path()) == std::set<std::string>{"f"});

    put_file(scratch / "victim", "precious");
    std::filesystem::create_symlink("victim", scratch / ".f.rinnova-new");
    CHECK(replaced_after(scratch / "f", [] {}) == "done");
    CHECK(bytes_of(scratch / "victim") == "precious");
    std::filesystem::create_symlink("victim", scratch / ".g.rinnova-new");
    CHECK(told(AtomicFile::create(scratch / "g", "ours", 0600)) == "done");
    CHECK(bytes_of(scratch / "victim") == "precious");
    CHECK(names_in(scratch.path()) == std::set<std::string>{"f", "g", "victim"});
}

TEST_CASE("what is no ordinary file is neither waited for nor opened") {
    const ScratchFolder scratch;
    REQUIRE(mkfifo((scratch / "fifo").c_str(), 0600) == 0);
    std::filesystem::create_directory(scratch / "folder");
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::string name =
        "/proc/self/fd/" + std::to_string(open(scratch.path().c_str(), O_PATH)) + "/socket";
    name.copy(address.sun_path, sizeof address.sun_path - 1);
    const int socket_file = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    REQUIRE(bind(socket_file, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    for (const char* thing : {"fifo", "folder", "socket"}) {
        CAPTURE(thing);
        CHECK(told_of_open(scratch / thing) == "invalid-data");
    }
    CHECK(told_of_open("/dev/zero") == "invalid-data");
    std::filesystem::create_symlink("fifo", scratch / "link");
    CHECK(told_of_open(scratch / "link") == "invalid-data");
    close(socket_file);
}

TEST_CASE("what is not there, or leads nowhere, is not found") {
    const ScratchFolder scratch;
    put_file(scratch / "f", "x");
    std::filesystem::create_symlink("nowhere", scratch / "dangling");
    CHECK(told_of_open(scratch / "absent") == "not-found");
    CHECK(told_of_open(scratch / "dangling") == "not-found");
    CHECK(told_of_open(scratch / "f/below") == "not-found");
    std::filesystem::create_symlink("loop", scratch / "loop");
    CHECK(told_of_open(scratch / "loop") == "internal");
    CHECK(told_of_open("") == "not-found");
}

TEST_CASE("a full disk leaves the old file and no half of the new one") {
    const ScratchFolder scratch;
    CHECK(in_child([&]() -> std::string {
              const auto flags = static_cast<unsigned>(CLONE_NEWNS) |
                                 (geteuid() == 0 ? 0U : static_cast<unsigned>(CLONE_NEWUSER));
              if (unshare(static_cast<int>(flags)) != 0 ||
                  mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
                  mount("none", scratch.path().c_str(), "tmpfs", 0, "size=64k") != 0)
                  return "no small disk: this needs root or user namespaces";
              put_file(scratch / "f", "old");
              auto file = AtomicFile::open(scratch / "f", megabyte);
              const auto replaced = file->replace(std::string(200'000, 'x'));
              if (replaced || replaced.error().hint != "Free some space on the disk and try again.")
                  return "no word of the full disk";
              const auto made = AtomicFile::create(scratch / "g", std::string(200'000, 'x'), 0600);
              if (made || bytes_of(scratch / "f") != "old" || names_in(scratch.path()).size() != 1)
                  return "something is left";
              put_file(scratch / "h", "old");
              auto other = AtomicFile::open(scratch / "h", megabyte);
              const auto both =
                  AtomicFile::replace_in_order({{*file, "small"}, {*other, std::string(200'000, 'x')}});
              if (both || bytes_of(scratch / "f") != "old" || bytes_of(scratch / "h") != "old" ||
                  names_in(scratch.path()).size() != 2)
                  return "one of two was replaced";
              return told(file->replace("small"));
          }) == "done");
}

TEST_CASE("a file that may not grow any more is like a full disk") {
    const ScratchFolder scratch;
    put_file(scratch / "f", "old");
    CHECK(in_child([&]() -> std::string {
              std::signal(SIGXFSZ, SIG_IGN);
              const rlimit limit{1000, 1000};
              setrlimit(RLIMIT_FSIZE, &limit);
              return told(AtomicFile::open(scratch / "f", megabyte)->replace(std::string(2000, 'x')));
          }) == "internal");
    CHECK(bytes_of(scratch / "f") == "old");
    CHECK(names_in(scratch.path()) == std::set<std::string>{"f"});
}

TEST_CASE("a folder or a file that may not be touched is said so, and stays") {
    const ScratchFolder scratch;
    std::filesystem::permissions(scratch.path(), std::filesystem::perms::all);
    const auto in_folder_of_mode = [&](unsigned folder, unsigned file) {
        return in_child([&]() -> std::string {
            become_nobody();
            put_file(scratch / "folder/f", "old");
            chmod((scratch / "folder/f").c_str(), file);
            chmod((scratch / "folder").c_str(), folder);
            auto opened = AtomicFile::open(scratch / "folder/f", megabyte);
            const std::string result = opened ? told(opened->replace("new"))
                                              : "cannot open: " + std::string(to_string(opened.error().code));
            const std::string made = told(AtomicFile::create(scratch / "folder/g", "new", 0600));
            chmod((scratch / "folder").c_str(), 0700);
            chmod((scratch / "folder/f").c_str(), 0600);
            const std::string bytes = bytes_of(scratch / "folder/f");
            std::filesystem::remove_all(scratch / "folder");
            return result + ", " + made + ", " + bytes;
        });
    };
    CHECK(in_folder_of_mode(0500, 0600) == "permission-denied, permission-denied, old");
    CHECK(in_folder_of_mode(0700, 0000) == "cannot open: permission-denied, done, old");
    CHECK(in_folder_of_mode(0000, 0600) == "cannot open: permission-denied, permission-denied, old");
    CHECK(in_folder_of_mode(0700, 0400) == "done, done, new");
}

TEST_CASE("a file of somebody else in a shared folder does not change its owner") {
    const ScratchFolder scratch;
    std::filesystem::permissions(scratch.path(), std::filesystem::perms::all);
    put_file(scratch / "f", "old");
    REQUIRE(chmod((scratch / "f").c_str(), 0644) == 0);
    const bool root = geteuid() == 0;
    CHECK(in_child([&] {
              become_nobody();
              return told(AtomicFile::open(scratch / "f", megabyte)->replace("new"));
          }) == (root ? "permission-denied" : "done"));
    CHECK(bytes_of(scratch / "f") == (root ? "old" : "new"));
    CHECK(names_in(scratch.path()) == std::set<std::string>{"f"});
}
