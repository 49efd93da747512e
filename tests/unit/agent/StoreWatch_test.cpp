// SPDX-License-Identifier: Apache-2.0
#include "agent/StoreWatch.h"
#include "support/EventLoop.h"
#include "support/ScratchFolder.h"

#include <doctest/doctest.h>

using namespace rinnova;
using namespace rinnova::test;

TEST_CASE("a burst of saves is told once, after it") {
    application();
    const ScratchFolder folder;
    const auto store = folder / "logins.json";
    put_file(store, "0");
    int told = 0;
    StoreWatch watch([&] { ++told; }, {std::chrono::milliseconds(300), std::chrono::seconds(600)});
    REQUIRE(watch.set({store}));
    for (int i = 0; i < 20; ++i) {
        put_file(folder / "new", std::to_string(i));
        std::filesystem::rename(folder / "new", store);
        QCoreApplication::processEvents();
    }
    CHECK(told <= 1); // on a machine that is slow beyond belief the burst may have had a pause
    told = 0;
    CHECK(comes_true([&] { return told > 0; }));
    CHECK(told == 1);
}

TEST_CASE("a store that joins later counts as written, one that was there from the start does not") {
    application();
    const ScratchFolder folder;
    for (const char* name : {"first", "second"})
        put_file(folder / name, "0");
    int told = 0;
    StoreWatch watch([&] { ++told; }, {std::chrono::milliseconds(50), std::chrono::seconds(600)});
    REQUIRE(watch.set({folder / "first"}));
    REQUIRE(watch.set({folder / "first"}));
    bool over = false;
    QTimer::singleShot(500, [&] { over = true; });
    CHECK(comes_true([&] { return over; }));
    CHECK(told == 0);
    REQUIRE(watch.set({folder / "first", folder / "second"}));
    CHECK(comes_true([&] { return told == 1; }));
}

TEST_CASE("a store that never rests is told of nevertheless") {
    application();
    int told = 0;
    Settling settling([&] { ++told; }, {std::chrono::hours(1), std::chrono::milliseconds(50)});
    settling.sign();
    CHECK(comes_true([&] {
        settling.sign();
        return told > 0;
    }));
}
