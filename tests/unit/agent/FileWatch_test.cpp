// SPDX-License-Identifier: Apache-2.0
#include "agent/FileWatch.h"
#include "base/AtomicFile.h"
#include "support/EventLoop.h"
#include "support/ScratchFolder.h"

#include <doctest/doctest.h>
#include <unistd.h>

using namespace rinnova;
using namespace rinnova::test;

namespace fs = std::filesystem;

namespace {

struct Watching {
    ScratchFolder folder;
    fs::path store = folder / "logins.json";
    int told = 0;
    FileWatch watch{FileWatch::Links::followed, [this] { ++told; }};

    Watching() {
        application();
        put_file(store, "{}");
    }
    void begin(const std::vector<fs::path>& files) { REQUIRE(watch.set(files)); }
    /// What was done is told; what comes later is told anew.
    bool is_told() {
        const bool came = comes_true([&] { return told > 0; });
        handle_what_came();
        told = 0;
        return came;
    }
    void check_quiet() {
        handle_what_came();
        CHECK(told == 0);
    }
};

/// Another file under this name, as programs save.
void replace(const fs::path& file, std::string_view bytes) {
    const fs::path other = file.string() + ".tmp";
    put_file(other, bytes);
    fs::rename(other, file);
}

} // namespace

TEST_CASE_FIXTURE(Watching, "a file that is replaced again and again is told of each time") {
    begin({store});
    check_quiet();
    for (int i = 0; i < 5; ++i) {
        replace(store, "{\"a\":" + std::to_string(i) + "}");
        CHECK(is_told());
    }
    auto file = AtomicFile::open(store, 100);
    REQUIRE(file);
    replace(store, "{}");
    CHECK(is_told());
}

TEST_CASE_FIXTURE(Watching, "a file written in place is told of, even by one who keeps it open") {
    begin({store});
    FILE* open = std::fopen(store.c_str(), "a");
    REQUIRE(open != nullptr);
    std::fputs("x", open);
    std::fflush(open);
    CHECK(is_told());
    replace(store, "{}"); // the open one only loses its name
    CHECK(is_told());
    std::fclose(open);
    handle_what_came();
    told = 0;
    replace(store, "{ }");
    CHECK(is_told());
}

TEST_CASE_FIXTURE(Watching, "its neighbours wake nobody") {
    begin({store});
    for (int i = 0; i < 3; ++i) {
        replace(folder / "prefs.js", "x");
        put_file(folder / "other", "y");
        fs::remove(folder / "other");
    }
    check_quiet();
}

TEST_CASE_FIXTURE(Watching, "reading is no change") {
    begin({store});
    CHECK(bytes_of(store) == "{}");
    check_quiet();
}

TEST_CASE_FIXTURE(Watching, "a file that goes and comes again, or comes at last, is told of") {
    const fs::path second = folder / "second.json";
    begin({store, second});
    put_file(second, "new");
    CHECK(is_told());
    replace(second, "newer");
    CHECK(is_told());
    fs::remove(store);
    CHECK(is_told());
    put_file(folder / "neighbour", "z");
    check_quiet();
    replace(store, "back");
    CHECK(is_told());
    replace(store, "and on");
    CHECK(is_told());
}

TEST_CASE_FIXTURE(Watching,
                  "the file behind a link is the one that counts, unless the link itself is asked for") {
    const fs::path link = folder / "link";
    fs::create_symlink(store, link);
    begin({link});
    replace(store, "behind");
    CHECK(is_told());

    int zone = 0;
    FileWatch links(FileWatch::Links::themselves, [&] { ++zone; });
    REQUIRE(links.set({link}));
    for (int i = 0; i < 3; ++i) {
        zone = 0;
        const fs::path other = folder / "other-link";
        fs::create_symlink(folder / ("zone" + std::to_string(i)), other);
        fs::rename(other, link);
        CHECK(comes_true([&] { return zone > 0; }));
        handle_what_came();
    }
}

TEST_CASE_FIXTURE(Watching, "another list takes the place of the first, and an empty one ends it") {
    const fs::path second = folder / "second.json";
    put_file(second, "x");
    begin({store});
    begin({second, second});
    replace(store, "unwatched");
    check_quiet();
    replace(second, "watched");
    CHECK(is_told());
    begin({});
    replace(second, "unwatched");
    check_quiet();
    begin({folder / "no such folder/file"});
    check_quiet();
}
