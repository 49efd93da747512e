// SPDX-License-Identifier: Apache-2.0
#include "engine/Drift.h"
#include "support/FakeWorld.h"

#include <doctest/doctest.h>

using namespace rinnova;
using namespace rinnova::test;

namespace {

constexpr const char* mario = "mario@pec.it";

/// An account that was rotated once: every slot holds `fake-new`.
struct Rotated : FakeWorld {
    Rotated() {
        add_mailbox(mario, "fake-old");
        REQUIRE(rotate(mario, "fake-new")->accounts.front().outcome == AccountOutcome::done);
        probe.asked.clear();
    }
    std::vector<Drift> drift(const std::optional<std::string>& target = {}) {
        const auto before = stored(mario);
        auto found = find_drift(world(), target);
        REQUIRE(found);
        CHECK(stored(mario) == before);
        CHECK(probe.asked.empty());
        return std::move(*found);
    }
    FakeStore::Item& item(std::size_t number) { return mail->items[number]; }
};

} // namespace

TEST_CASE("slots that hold the current password are no drift") {
    Rotated world;
    CHECK(world.drift().empty());
}

TEST_CASE("a new password in one slot is a renewal by hand, learnt with its day") {
    Rotated world;
    world.clock.set(Date{std::chrono::year(2027) / 2 / 1});
    world.item(0).password = "fake-by-hand";
    world.item(0).slot.password_changed = Date{std::chrono::year(2027) / 1 / 30} + std::chrono::hours(9);
    const auto found = world.drift();
    REQUIRE(found.size() == 1);
    REQUIRE(found[0].renewal);
    CHECK(found[0].renewal->slot.id == world.item(0).slot.id);
    CHECK(found[0].renewal->learnt == Date{std::chrono::year(2027) / 1 / 30});
    CHECK(found[0].renewal->also_in.empty());
    CHECK_FALSE(found[0].several_new);
    CHECK(found[0].stale.empty());
    CHECK(world.drift("ring").empty());
    CHECK(world.drift("mail").size() == 1);
    // And what is offered works: the slot's password is brought to all the others.
    RotateRequest adopt;
    adopt.account.login = mario;
    adopt.issued = found[0].renewal->learnt;
    REQUIRE(rotate_from(world.world(), adopt, found[0].renewal->slot.id, {}, {}));
    CHECK(world.stored(mario) == std::vector<std::string>(3, "fake-by-hand"));
    world.probe.asked.clear();
    CHECK(world.drift().empty());
}

TEST_CASE("two slots with the same new password are one renewal; with different ones a question") {
    Rotated world;
    world.item(0).password = world.item(1).password = "fake-by-hand";
    world.item(1).slot.password_changed = world.clock.now();
    auto found = world.drift();
    REQUIRE(found.size() == 1);
    CHECK(found[0].renewal->slot.id == world.item(1).slot.id);
    REQUIRE(found[0].renewal->also_in.size() == 1);
    CHECK(found[0].renewal->also_in[0].id == world.item(0).slot.id);
    CHECK_FALSE(found[0].several_new);
    world.item(0).password = "fake-another";
    found = world.drift();
    REQUIRE(found.size() == 1);
    CHECK(found[0].several_new);
    CHECK(found[0].renewal->slot.id == world.item(1).slot.id);
}

TEST_CASE("the old password put back is stale, and no renewal") {
    Rotated world;
    world.item(1).password = "fake-old";
    const auto found = world.drift();
    REQUIRE(found.size() == 1);
    CHECK_FALSE(found[0].renewal);
    REQUIRE(found[0].stale.size() == 1);
    CHECK(found[0].stale[0].id == world.item(1).slot.id);
}

TEST_CASE("a password that went is absent, whether its slot still shows or not") {
    Rotated world;
    world.item(0).password.clear();
    CHECK(world.drift().at(0).absent.at(0).id == world.item(0).slot.id);
    const std::string gone = world.item(0).slot.id;
    world.mail->items.erase(world.mail->items.begin());
    CHECK(world.drift().at(0).absent.at(0).id == gone);
}

TEST_CASE("a store that is locked, or cannot be asked, says nothing") {
    Rotated world;
    world.item(0).password = "fake-by-hand";
    world.mail->locked = true;
    CHECK(world.drift().empty());
    world.mail->locked = false;
    world.mail->throws = true;
    CHECK(world.drift().empty());
}

TEST_CASE("what a rotation has not reached yet is no drift") {
    Rotated world;
    world.mail->client_open = true;
    REQUIRE(world.rotate(mario, "fake-newer")->accounts.front().outcome == AccountOutcome::open);
    world.probe.asked.clear();
    CHECK(world.drift().empty());
}

TEST_CASE("a staged password that somebody typed into a client waits for retry, and is no renewal") {
    Rotated world;
    world.probe.otherwise = ProbeVerdict::refused;
    REQUIRE(world.rotate(mario, "fake-staged")->accounts.front().outcome == AccountOutcome::refused);
    world.probe.asked.clear();
    world.item(0).password = "fake-staged";
    CHECK(world.drift().empty());
}

TEST_CASE("without the vault nothing is told, and nothing is made in it") {
    Rotated world;
    world.vault.fail_with(ErrorCode::locked);
    const auto found = find_drift(world.world());
    REQUIRE_FALSE(found);
    CHECK(found.error().code == ErrorCode::locked);
}

TEST_CASE("an account never rotated by us is judged by the day its client tells") {
    FakeWorld world;
    world.add_mailbox(mario, "fake-old");
    world.mail->items[0].slot.password_changed =
        Date{std::chrono::year(2026) / 10 / 1} + std::chrono::hours(9);
    REQUIRE(track_all(world.world()));
    CHECK(find_drift(world.world())->empty());
    world.mail->items[0].slot.password_changed = world.clock.now();
    const auto found = find_drift(world.world());
    REQUIRE(found->size() == 1);
    CHECK(found->front().renewal->slot.id == world.mail->items[0].slot.id);
    CHECK(found->front().renewal->learnt == world.clock.today());
}
