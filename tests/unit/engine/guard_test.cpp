// SPDX-License-Identifier: Apache-2.0
#include "engine/Discovery.h"
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

TEST_CASE("verify does not tell as read what it could not read") {
    FakeWorld world;
    world.add_mailbox("mario@pec.it", "fake-old");
    REQUIRE(world.rotate("mario@pec.it", "fake-new"));
    std::vector<SlotState> expected(3, SlotState::in_sync);
    SUBCASE("all was read") {}
    SUBCASE("a plugin failed") {
        world.ring->throws = true;
        expected.back() = SlotState::unreadable;
    }
    SUBCASE("there is no password any more to compare with") {
        const Account mario = world.account("mario@pec.it");
        REQUIRE(world.vault.erase({VaultKey::Kind::credential, mario.key, mario.current}));
        expected.assign(3, SlotState::unreadable);
    }
    const auto verified = verify(world.world(), std::nullopt);
    REQUIRE(verified);
    std::vector<SlotState> told;
    for (const Slot& slot : verified->front().slots)
        told.push_back(slot.state);
    CHECK(told == expected);
    for (const Slot& slot : world.status("mario@pec.it").slots) // seen once more it may be in order
        CHECK(slot.state == SlotState::in_sync);
}

TEST_CASE("what is in a place that could not be read is neither gone nor done") {
    FakeWorld world;
    world.add_mailbox("mario@pec.it", "fake-old");
    REQUIRE(world.rotate("mario@pec.it", "fake-1"));
    Error problem{ErrorCode::busy, "the file is held", {}, {}};
    std::size_t slots = 3;
    SUBCASE("itself") {
        problem.where = "profile";
    }
    SUBCASE("it does not exist any more") {
        problem.where = "profile";
        problem.code = ErrorCode::not_found;
        slots = 1;
    }
    SUBCASE("it is of a kind that we do not know") {
        problem.where = "profile";
        problem.code = ErrorCode::unsupported;
        slots = 1;
    }
    SUBCASE("somewhere else") {
        problem.where = "profile-of-another";
        slots = 1;
    }
    world.mail->problems = {problem};
    world.mail->client_open = true;
    const auto report = world.rotate("mario@pec.it", "fake-2");
    CHECK(only(report).outcome == (slots == 3 ? AccountOutcome::open : AccountOutcome::done));
    CHECK(world.status("mario@pec.it").slots.size() == slots);
}

TEST_CASE("a file of a place that could not be read stands for the place") {
    Slot slot;
    slot.id = "mail:1";
    slot.target = "mail";
    slot.location = "/home/mario/.thunderbird/abc.default";
    slot.state = SlotState::in_sync;
    for (const auto& [where, kept] : {std::pair{"/home/mario/.thunderbird/abc.default/prefs.js", true},
                                      std::pair{"/home/mario/.thunderbird/profiles.ini", true},
                                      std::pair{"/home/mario/.thunderbird/abc.default-2/prefs.js", false}}) {
        CAPTURE(where);
        const auto merged =
            merge_slots({}, {slot}, {{}, {{"mail", Error{ErrorCode::busy, "held", {}, where}}}});
        REQUIRE(merged.size() == (kept ? 1 : 0));
        if (kept)
            CHECK(merged.front().state == SlotState::unreadable);
    }
    for (const SlotState open : {SlotState::needs_user, SlotState::pending, SlotState::stale}) {
        slot.state = open;
        const auto merged =
            merge_slots({}, {slot}, {{}, {{"mail", Error{ErrorCode::busy, "held", {}, slot.location}}}});
        REQUIRE(merged.size() == 1);
        CHECK(merged.front().state == open);
    }
}
