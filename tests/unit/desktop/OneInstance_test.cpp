// SPDX-License-Identifier: Apache-2.0
#include "Screen.h"
#include "desktop/OneInstance.h"
#include "support/ScratchFolder.h"

#include <doctest/doctest.h>

#include <atomic>
#include <thread>

using namespace rinnova;
using namespace rinnova::desktop;
using namespace rinnova::desktop::test;
using rinnova::test::ScratchFolder;

namespace {

const Wish to_renew{"mario.rossi@pec.it", "aruba-pec"};

/// A first start that listens, and a second one beside it.
struct TwoStarts {
    ScratchFolder folder{};
    Paths paths{};
    std::unique_ptr<OneInstance> first{};
    std::optional<Result<std::unique_ptr<OneInstance>>> second{};
    std::atomic<bool> done = false;
    std::thread beside{};
    QTimer tick{}; ///< what happens beside is no event here

    explicit TwoStarts(OneInstance::Wished wished) {
        screen();
        tick.start(10);
        paths.runtime = folder / "runtime";
        auto claimed = OneInstance::claim(paths, {});
        REQUIRE(claimed);
        first = std::move(*claimed);
        REQUIRE(first->listen(std::move(wished)));
        beside = std::thread([this] {
            second = OneInstance::claim(paths, to_renew);
            done = true;
        });
    }
    ~TwoStarts() { beside.join(); }
};

} // namespace

TEST_CASE("a second start goes once the first has taken its wish") {
    std::optional<Wish> taken;
    TwoStarts starts([&](const Wish& wish) {
        taken = wish;
        return true;
    });
    REQUIRE(comes_true([&] { return starts.done.load(); }));
    CHECK(taken == to_renew);
    REQUIRE_FALSE(*starts.second);
    CHECK(starts.second->error().code == ErrorCode::busy);
}

TEST_CASE("a second start takes the place of a first one that ends") {
    bool asked = false;
    TwoStarts starts([&](const Wish&) {
        asked = true;
        return false;
    });
    REQUIRE(comes_true([&] { return asked; }));
    starts.first.reset();
    REQUIRE(comes_true([&] { return starts.done.load(); }));
    CHECK(*starts.second);
}
