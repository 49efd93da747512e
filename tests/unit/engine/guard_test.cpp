// SPDX-License-Identifier: Apache-2.0
#include "support/FakeWorld.h"

#include <doctest/doctest.h>

using namespace rinnova;
using namespace rinnova::test;

TEST_CASE("a plugin that throws is named, and the others go on") {
    FakeWorld world;
    world.add_mailbox("mario@pec.it", "fake-old");
    world.ring->throws = true;
    const auto report = discover(world.world());
    REQUIRE(report);
    REQUIRE(report->problems.size() == 1);
    CHECK(report->problems[0].where == "ring");
    CHECK(report->problems[0].message.find("on fire") != std::string::npos);
    CHECK(report->accounts[0].slots.size() == 2);
}

TEST_CASE("a plugin that hangs is given up and not called again") {
    std::promise<void> wake_up;
    {
        FakeWorld world({std::chrono::milliseconds(50), std::chrono::milliseconds(50)});
        world.add_mailbox("mario@pec.it", "fake-old");
        world.ring->hang_until = wake_up.get_future().share();
        const auto report = discover(world.world());
        REQUIRE(report);
        REQUIRE(report->problems.size() == 1);
        CHECK(report->problems[0].code == ErrorCode::timed_out);
        CHECK(discover(world.world())->problems.size() == 1);
        CHECK(world.ring->discovers == 1);
        CHECK(find_target(world.targets, "ring")->hung());
    }
    wake_up.set_value();
}

TEST_CASE("a slot known from before is kept while its plugin is silent") {
    FakeWorld world;
    world.add_mailbox("mario@pec.it", "fake-old");
    REQUIRE(world.rotate("mario@pec.it", "fake-new"));
    world.ring->throws = true;
    REQUIRE(verify(world.world(), std::nullopt));
    CHECK(world.status("mario@pec.it").slots.size() == 3);
}
