// SPDX-License-Identifier: Apache-2.0
#include "base/AtomicFile.h"
#include "base/ReplacedFile_windows.h"
#include "support/ScratchFolder.h"

#include <windows.h>
#include <doctest/doctest.h>

#include <algorithm>
#include <memory>
#include <thread>

using namespace rinnova;
using test::bytes_of;
using test::put_file;
using test::ScratchFolder;

namespace {

constexpr std::size_t plenty = std::size_t{1} << 20U;

std::size_t files_in(const std::filesystem::path& folder) {
    const std::filesystem::directory_iterator all(folder);
    return static_cast<std::size_t>(std::distance(begin(all), end(all)));
}

/// Somebody who shares the file with nobody, as long as this lives.
class Holder {
  public:
    explicit Holder(const std::filesystem::path& file)
        : m_file(CreateFileW(file.c_str(), GENERIC_READ, 0, nullptr, OPEN_EXISTING, 0, nullptr)) {
        REQUIRE(m_file != INVALID_HANDLE_VALUE);
    }
    ~Holder() { CloseHandle(m_file); }

  private:
    HANDLE m_file;
};

} // namespace

TEST_CASE("a file is read whole and replaced whole, and nothing else is left in the folder") {
    const ScratchFolder folder;
    const auto path = folder / "perché-日本.json";
    put_file(path, "old");
    auto file = AtomicFile::open(path, plenty);
    REQUIRE_MESSAGE(file.has_value(), file.error().message);
    CHECK(file->bytes() == "old");
    const auto replaced = file->replace("new, and longer");
    REQUIRE_MESSAGE(replaced.has_value(), replaced.error().message);
    CHECK(bytes_of(path) == "new, and longer");
    CHECK(files_in(folder.path()) == 1);
    REQUIRE(file->replace("once more").has_value());
    CHECK(bytes_of(path) == "once more");
}

TEST_CASE("attributes stay with the file") {
    const ScratchFolder folder;
    const auto path = folder / "a";
    put_file(path, "old");
    REQUIRE(SetFileAttributesW(path.c_str(), FILE_ATTRIBUTE_HIDDEN));
    auto file = AtomicFile::open(path, plenty);
    REQUIRE(file.has_value());
    REQUIRE(file->replace("new").has_value());
    CHECK((GetFileAttributesW(path.c_str()) & FILE_ATTRIBUTE_HIDDEN) != 0);
}

TEST_CASE("what somebody changed meanwhile is a conflict, and stays") {
    const ScratchFolder folder;
    const auto path = folder / "a";
    put_file(path, "old");
    auto file = AtomicFile::open(path, plenty);
    REQUIRE(file.has_value());
    put_file(path, "theirs, longer");
    const auto replaced = file->replace("ours");
    REQUIRE_FALSE(replaced.has_value());
    CHECK(replaced.error().code == ErrorCode::conflict);
    CHECK(bytes_of(path) == "theirs, longer");
    CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("a file that somebody holds for a moment is replaced once he lets go") {
    const ScratchFolder folder;
    const auto path = folder / "a";
    put_file(path, "old");
    auto file = AtomicFile::open(path, plenty);
    REQUIRE(file.has_value());
    auto holder = std::make_unique<Holder>(path);
    std::jthread lets_go([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(100)); // well within what is waited
        holder.reset();
    });
    const auto replaced = file->replace("new");
    lets_go.join();
    REQUIRE_MESSAGE(replaced.has_value(), replaced.error().message);
    CHECK(bytes_of(path) == "new");
}

TEST_CASE("a file that somebody keeps for himself cannot be read, says that it is busy, and stays") {
    const ScratchFolder folder;
    const auto path = folder / "a";
    put_file(path, "old");
    {
        const Holder holder(path);
        const auto file = AtomicFile::open(path, plenty);
        REQUIRE_FALSE(file.has_value());
        CHECK(file.error().code == ErrorCode::busy);
    }
    CHECK(bytes_of(path) == "old");
}

TEST_CASE("a replacement that was cut off between its two steps is put back by the next who opens the file") {
    const ScratchFolder folder;
    put_file(folder / ".a.rinnova-old", "old");
    put_file(folder / ".a.rinnova-new", "new");
    auto file = AtomicFile::open(folder / "a", plenty);
    REQUIRE_MESSAGE(file.has_value(), file.error().message);
    CHECK(file->bytes() == "old");
    REQUIRE(file->replace("newer").has_value());
    CHECK(bytes_of(folder / "a") == "newer");
    CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("what was cut off and cannot be put back now is busy, not missing, and nothing of it is lost") {
    const ScratchFolder folder;
    put_file(folder / ".a.rinnova-old", "old");
    {
        const Holder holder(folder / ".a.rinnova-old");
        const auto file = AtomicFile::open(folder / "a", plenty);
        REQUIRE_FALSE(file.has_value());
        CHECK(file.error().code == ErrorCode::busy);
        CHECK(file.error().hint.find(".a.rinnova-old") != std::string::npos);
        CHECK(files_in(folder.path()) == 1);
    }
    CHECK(bytes_of(folder / ".a.rinnova-old") == "old");
    const auto file = AtomicFile::open(folder / "a", plenty);
    REQUIRE_MESSAGE(file.has_value(), file.error().message);
    CHECK(file->bytes() == "old");
}

TEST_CASE("what was cut off is put back once its holder lets go") {
    const ScratchFolder folder;
    put_file(folder / ".a.rinnova-old", "old");
    auto holder = std::make_unique<Holder>(folder / ".a.rinnova-old");
    std::jthread lets_go([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(100)); // well within what is waited
        holder.reset();
    });
    const auto file = AtomicFile::open(folder / "a", plenty);
    lets_go.join();
    REQUIRE_MESSAGE(file.has_value(), file.error().message);
    CHECK(file->bytes() == "old");
}

TEST_CASE("what was cut off before the client made its file anew is kept when that is replaced") {
    const ScratchFolder folder;
    for (const std::string_view lost : {"first", "second"}) {
        put_file(folder / "a", "made anew");
        put_file(folder / ".a.rinnova-old", lost);
        auto file = AtomicFile::open(folder / "a", plenty);
        REQUIRE(file.has_value());
        CHECK(file->bytes() == "made anew");
        const auto replaced = file->replace("new");
        REQUIRE_MESSAGE(replaced.has_value(), replaced.error().message);
        CHECK(bytes_of(folder / "a") == "new");
    }
    CHECK(bytes_of(folder / ".a.rinnova-old-1") == "first");
    CHECK(bytes_of(folder / ".a.rinnova-old-2") == "second");
    CHECK(files_in(folder.path()) == 3);
}

TEST_CASE("an old file that is held after its replacement is marked, and one that is free is gone") {
    const ScratchFolder folder;
    put_file(folder / "a", "current");
    put_file(folder / ".a.rinnova-old", "superfluous");
    {
        const Holder holder(folder / ".a.rinnova-old");
        delete_old(folder / "a");
        CHECK(std::filesystem::exists(folder / ".a.rinnova-done"));
    }
    CHECK(free_old_name(folder / "a") == ERROR_SUCCESS);
    CHECK(files_in(folder.path()) == 1);
    put_file(folder / ".a.rinnova-old", "superfluous");
    delete_old(folder / "a");
    CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("an old file that could not be deleted in its time is deleted by the next replacement, and never "
          "put back") {
    const ScratchFolder folder;
    put_file(folder / "a", "current");
    put_file(folder / ".a.rinnova-old", "superfluous");
    put_file(folder / ".a.rinnova-done", "");
    auto file = AtomicFile::open(folder / "a", plenty);
    REQUIRE(file.has_value());
    {
        const Holder holder(folder / ".a.rinnova-old");
        CHECK_FALSE(file->replace("new").has_value());
    }
    CHECK(bytes_of(folder / "a") == "current");
    CHECK(files_in(folder.path()) == 3);
    std::filesystem::remove(folder / "a"); // by its client
    CHECK(AtomicFile::open(folder / "a", plenty).error().code == ErrorCode::not_found);
    put_file(folder / "a", "made anew");
    file = AtomicFile::open(folder / "a", plenty);
    REQUIRE(file.has_value());
    REQUIRE(file->replace("new").has_value());
    CHECK(bytes_of(folder / "a") == "new");
    CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("while the name of the old file is held by somebody nothing is replaced") {
    const ScratchFolder folder;
    put_file(folder / "a", "made anew");
    put_file(folder / ".a.rinnova-old", "lost");
    auto file = AtomicFile::open(folder / "a", plenty);
    REQUIRE(file.has_value());
    {
        const Holder holder(folder / ".a.rinnova-old");
        const auto replaced = file->replace("new");
        REQUIRE_FALSE(replaced.has_value());
        CHECK(replaced.error().code == ErrorCode::busy);
    }
    CHECK(bytes_of(folder / "a") == "made anew");
    CHECK(bytes_of(folder / ".a.rinnova-old") == "lost");
    CHECK(files_in(folder.path()) == 2);
}

TEST_CASE("creating never takes the place of what is there; putting does") {
    const ScratchFolder folder;
    REQUIRE(AtomicFile::create(folder / "a", "first", 0600).has_value());
    const auto again = AtomicFile::create(folder / "a", "second", 0600);
    REQUIRE_FALSE(again.has_value());
    CHECK(again.error().code == ErrorCode::conflict);
    CHECK(bytes_of(folder / "a") == "first");
    REQUIRE(AtomicFile::put(folder / "a", "third", 0600).has_value());
    CHECK(bytes_of(folder / "a") == "third");
    CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("what is no ordinary file, is not there or is too large is told apart") {
    const ScratchFolder folder;
    put_file(folder / "large", "more than ten bytes");
    CHECK(AtomicFile::open(folder.path(), plenty).error().code == ErrorCode::invalid_data);
    CHECK(AtomicFile::open(folder / "missing", plenty).error().code == ErrorCode::not_found);
    CHECK(AtomicFile::open(folder / "large", 10).error().code == ErrorCode::invalid_data);
    CHECK(AtomicFile::put(folder.path(), "x", 0600).error().code == ErrorCode::invalid_data);
}

TEST_CASE("files that belong together are replaced together, or none is") {
    const ScratchFolder folder;
    put_file(folder / "one", "1");
    put_file(folder / "two", "2");
    auto one = AtomicFile::open(folder / "one", plenty);
    auto two = AtomicFile::open(folder / "two", plenty);
    REQUIRE(AtomicFile::replace_in_order({{*one, "new 1"}, {*two, "new 2"}}).has_value());
    CHECK(bytes_of(folder / "one") == "new 1");
    CHECK(bytes_of(folder / "two") == "new 2");
    put_file(folder / "two", "theirs");
    CHECK_FALSE(AtomicFile::replace_in_order({{*one, "newer 1"}, {*two, "newer 2"}}).has_value());
    CHECK(bytes_of(folder / "one") == "new 1");
    CHECK(bytes_of(folder / "two") == "theirs");
}
