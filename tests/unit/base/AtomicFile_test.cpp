// SPDX-License-Identifier: Apache-2.0
#include "base/AtomicFile.h"
#include "support/ScratchFolder.h"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <array>
#include <set>
#include <thread>
#include <vector>

using namespace rinnova;
using namespace rinnova::test;

namespace {

constexpr std::size_t megabyte = 1024 * 1024;

struct stat status_of(const std::filesystem::path& path) {
    struct stat found {};
    REQUIRE(lstat(path.c_str(), &found) == 0);
    return found;
}

AtomicFile opened(const std::filesystem::path& path) {
    auto file = AtomicFile::open(path, megabyte);
    REQUIRE(file.has_value());
    return std::move(*file);
}

std::set<std::string> names_in(const std::filesystem::path& folder) {
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        names.insert(entry.path().filename().string());
    return names;
}

} // namespace

TEST_CASE("a file is read whole and replaced whole, and nothing else is left in the folder") {
    const ScratchFolder scratch;
    put_file(scratch / "logins.json", "old");
    AtomicFile file = opened(scratch / "logins.json");
    CHECK(file.bytes() == "old");
    REQUIRE(file.replace("new, and longer"));
    CHECK(bytes_of(scratch / "logins.json") == "new, and longer");
    CHECK(names_in(scratch.path()) == std::set<std::string>{"logins.json"});
    REQUIRE(file.replace(""));
    CHECK(bytes_of(scratch / "logins.json").empty());
    REQUIRE(file.replace("third"));
    CHECK(bytes_of(scratch / "logins.json") == "third");
}

TEST_CASE("files that belong together are replaced together, or none is") {
    const ScratchFolder scratch;
    put_file(scratch / "copy", "old copy");
    put_file(scratch / "file", "old file");
    AtomicFile copy = opened(scratch / "copy");
    AtomicFile file = opened(scratch / "file");
    REQUIRE(AtomicFile::replace_in_order({{copy, "new copy"}, {file, "new file"}}));
    CHECK(bytes_of(scratch / "copy") == "new copy");
    CHECK(bytes_of(scratch / "file") == "new file");

    put_file(scratch / "file", "of somebody else");
    const auto refused = AtomicFile::replace_in_order({{copy, "newer copy"}, {file, "newer file"}});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::conflict);
    CHECK(bytes_of(scratch / "copy") == "new copy");
    CHECK(bytes_of(scratch / "file") == "of somebody else");
    CHECK(names_in(scratch.path()) == std::set<std::string>{"copy", "file"});
}

TEST_CASE("bytes of every value and an empty file come back as they are") {
    const ScratchFolder scratch;
    std::string every;
    for (int i = 0; i < 70'000; ++i)
        every += static_cast<char>(i * 7);
    put_file(scratch / "f", every);
    CHECK(read_file(scratch / "f", megabyte).value() == every);
    put_file(scratch / "empty", "");
    CHECK(read_file(scratch / "empty", megabyte).value().empty());
    CHECK(read_file(scratch / "f", every.size()).has_value());
    CHECK(read_file(scratch / "f", every.size() - 1).error().code == ErrorCode::invalid_data);
}

TEST_CASE("mode, owner and group stay what they were") {
    const ScratchFolder scratch;
    const auto path = scratch / "f";
    for (const unsigned mode : {0600U, 0644U, 0400U, 0664U}) {
        put_file(path, "old");
        REQUIRE(chmod(path.c_str(), mode) == 0);
        // Only root can give files away; anybody else's owner and group are their own before and after.
        if (geteuid() == 0)
            REQUIRE(chown(path.c_str(), 65534, 1) == 0);
        const struct stat before = status_of(path);
        REQUIRE(opened(path).replace("new"));
        const struct stat after = status_of(path);
        CHECK(bytes_of(path) == "new");
        CHECK(after.st_mode == before.st_mode);
        CHECK(after.st_uid == before.st_uid);
        CHECK(after.st_gid == before.st_gid);
        std::filesystem::remove(path);
    }
}

TEST_CASE("extended attributes stay with the file") {
    const ScratchFolder scratch;
    const auto path = scratch / "f";
    put_file(path, "old");
    REQUIRE(setxattr(path.c_str(), "user.origin", "a backup", 8, 0) == 0);
    REQUIRE(setxattr(path.c_str(), "user.empty", "", 0, 0) == 0);
    REQUIRE(opened(path).replace("new"));
    std::array<char, 32> value{};
    CHECK(getxattr(path.c_str(), "user.origin", value.data(), value.size()) == 8);
    CHECK(std::string_view(value.data()) == "a backup");
    CHECK(getxattr(path.c_str(), "user.empty", value.data(), value.size()) == 0);
}

TEST_CASE("links that lead to the file stay links, and the file behind them is replaced") {
    const ScratchFolder scratch;
    put_file(scratch / "cloud/f", "old");
    std::filesystem::create_directory(scratch / "profile");
    std::filesystem::create_symlink("../cloud/f", scratch / "profile/f");
    std::filesystem::create_symlink("profile", scratch / "default");
    REQUIRE(opened(scratch / "default/f").replace("new"));
    CHECK(bytes_of(scratch / "cloud/f") == "new");
    CHECK(std::filesystem::read_symlink(scratch / "profile/f") == "../cloud/f");
    CHECK(std::filesystem::read_symlink(scratch / "default") == "profile");
}

TEST_CASE("another name of the same file keeps the old bytes") {
    const ScratchFolder scratch;
    put_file(scratch / "f", "old");
    std::filesystem::create_hard_link(scratch / "f", scratch / "backup");
    REQUIRE(opened(scratch / "f").replace("new"));
    CHECK(bytes_of(scratch / "f") == "new");
    CHECK(bytes_of(scratch / "backup") == "old");
}

TEST_CASE("the folder may be moved while the file is open") {
    const ScratchFolder scratch;
    put_file(scratch / "profile/f", "old");
    AtomicFile file = opened(scratch / "profile/f");
    std::filesystem::rename(scratch / "profile", scratch / "moved");
    REQUIRE(file.replace("new"));
    CHECK(bytes_of(scratch / "moved/f") == "new");
}

TEST_CASE("an open file can be handed on") {
    const ScratchFolder scratch;
    put_file(scratch / "a", "of a");
    put_file(scratch / "b", "of b");
    AtomicFile first = opened(scratch / "a");
    AtomicFile second = std::move(first);
    CHECK(second.bytes() == "of a");
    second = opened(scratch / "b");
    CHECK(second.bytes() == "of b");
    REQUIRE(second.replace("new"));
    CHECK(bytes_of(scratch / "a") == "of a");
    CHECK(bytes_of(scratch / "b") == "new");
    CHECK(second.take_bytes() == "of b");
}

TEST_CASE("a new file has exactly the mode that was asked for, whatever the umask says") {
    const ScratchFolder scratch;
    const mode_t before = umask(0);
    CHECK(AtomicFile::create(scratch / "private", "x", 0600));
    umask(077);
    CHECK(AtomicFile::create(scratch / "public", "y", 0644));
    umask(before);
    CHECK((status_of(scratch / "private").st_mode & 07777U) == 0600);
    CHECK((status_of(scratch / "public").st_mode & 07777U) == 0644);
    CHECK(bytes_of(scratch / "private") == "x");
    CHECK(names_in(scratch.path()) == std::set<std::string>{"private", "public"});
}

TEST_CASE("creating never takes the place of what is there, links that lead nowhere included") {
    const ScratchFolder scratch;
    put_file(scratch / "f", "old");
    std::filesystem::create_symlink(scratch / "nowhere", scratch / "link");
    std::filesystem::create_directory(scratch / "folder");
    for (const char* name : {"f", "link", "folder"})
        CHECK(AtomicFile::create(scratch / name, "new", 0600).error().code == ErrorCode::conflict);
    CHECK(bytes_of(scratch / "f") == "old");
    CHECK_FALSE(std::filesystem::exists(scratch / "nowhere"));
    CHECK(names_in(scratch.path()) == std::set<std::string>{"f", "folder", "link"});
    CHECK(AtomicFile::create(scratch / "no/such/f", "x", 0600).error().code == ErrorCode::not_found);
}

TEST_CASE("a relative path is one from here") {
    const ScratchFolder scratch;
    const auto here = std::filesystem::current_path();
    std::filesystem::current_path(scratch.path());
    const bool made = AtomicFile::create("f", "old", 0600).has_value();
    auto file = AtomicFile::open("f", megabyte);
    const bool replaced = file && file->replace("new");
    std::filesystem::current_path(here);
    CHECK(made);
    CHECK(replaced);
    CHECK(bytes_of(scratch / "f") == "new");
}

TEST_CASE("a file that is put has the bytes and the mode that were asked for, whatever stood there") {
    const ScratchFolder scratch;
    REQUIRE(AtomicFile::put(scratch / "new", "first", 0600));
    CHECK((status_of(scratch / "new").st_mode & 07777U) == 0600);
    put_file(scratch / "open", "old");
    REQUIRE(chmod((scratch / "open").c_str(), 0666) == 0);
    std::filesystem::create_symlink("open", scratch / "link");
    REQUIRE(AtomicFile::put(scratch / "link", "second", 0600));
    CHECK(bytes_of(scratch / "open") == "second");
    CHECK((status_of(scratch / "open").st_mode & 07777U) == 0600);
    CHECK(std::filesystem::is_symlink(scratch / "link"));
    CHECK(names_in(scratch.path()) == std::set<std::string>{"link", "new", "open"});
}

TEST_CASE("nothing but an ordinary file gives way to one that is put") {
    const ScratchFolder scratch;
    std::filesystem::create_directory(scratch / "folder");
    REQUIRE(mkfifo((scratch / "fifo").c_str(), 0600) == 0);
    for (const char* name : {"folder", "fifo", "folder/"}) {
        const auto put = AtomicFile::put(scratch / name, "x", 0600);
        REQUIRE_FALSE(put);
        CHECK(put.error().code == ErrorCode::invalid_data);
    }
    CHECK(AtomicFile::put(scratch / "none/file", "x", 0600).error().code == ErrorCode::not_found);
    CHECK(names_in(scratch.path()) == std::set<std::string>{"fifo", "folder"});
}

TEST_CASE("of several that put a file at once one wins, whole") {
    const ScratchFolder scratch;
    std::vector<std::thread> writers;
    for (char letter = 'a'; letter < 'i'; ++letter)
        writers.emplace_back([&, letter] {
            for (int i = 0; i < 20; ++i)
                CHECK(AtomicFile::put(scratch / "file", std::string(20'000, letter), 0600));
        });
    for (std::thread& writer : writers)
        writer.join();
    const std::string bytes = bytes_of(scratch / "file");
    CHECK(bytes == std::string(20'000, bytes.front()));
    CHECK(names_in(scratch.path()) == std::set<std::string>{"file"});
}
