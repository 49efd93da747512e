// SPDX-License-Identifier: Apache-2.0
#include "engine/Rebuild.h"
#include "engine/Recovery.h"
#include "engine/TargetCalls.h"
#include "support/FakeWorld.h"

#include <doctest/doctest.h>

using namespace rinnova;
using namespace rinnova::test;

namespace {

using Strings = std::vector<std::string>;

/// A rotation as a process that died at `stage` leaves it.
ledger::Rotation leave_at(FakeWorld& world, ledger::Stage stage, bool in_vault) {
    Account account;
    account.key = {"pec", "mario@pec.it"};
    ledger::Rotation rotation;
    rotation.id = "r1";
    rotation.account = account.key;
    rotation.kind = "rotate";
    rotation.stage = stage;
    rotation.started = world.clock.now();
    rotation.credential = "r1";
    rotation.validity.expires = world.clock.today() + std::chrono::days(90);
    REQUIRE(world.ledger.save(account));
    std::vector<Slot> slots;
    for (const FakeStore::Item& item : world.mail->items)
        slots.push_back(item.slot);
    REQUIRE(world.ledger.save_slots(account.key, slots));
    REQUIRE(world.ledger.journal().begin(rotation));
    std::vector<sdk::Change> changes;
    for (const Slot& slot : slots)
        changes.push_back({slot, false});
    std::vector<ledger::Step> steps;
    for (const sdk::PlannedChange& change : plan_slots(world.world(), changes))
        steps.push_back({change.slot.id, change.precondition, std::nullopt, {}});
    REQUIRE(world.ledger.journal().save_steps("r1", steps));
    if (in_vault)
        REQUIRE(
            world.vault.store({VaultKey::Kind::credential, account.key, "r1"}, Secret::copy_of("fake-new")));
    return rotation;
}

void retry_all(FakeWorld& world) {
    REQUIRE(retry(world.world(), {}, {}, {}));
}

} // namespace

TEST_CASE("a process that died while staging: the vault tells whether the password arrived") {
    FakeWorld world;
    world.add_mailbox("mario@pec.it", "fake-old");
    SUBCASE("it did, and retry ends with every slot new") {
        leave_at(world, ledger::Stage::staging, true);
        retry_all(world);
        CHECK(world.stored("mario@pec.it") == Strings{"fake-new", "fake-new", "fake-new"});
        CHECK(world.probe.asked.size() == 1);
        CHECK(world.account("mario@pec.it").current == "r1");
    }
    SUBCASE("it did not, and nothing is left") {
        leave_at(world, ledger::Stage::staging, false);
        retry_all(world);
        CHECK(world.stored("mario@pec.it") == Strings{"fake-old", "fake-old", "fake-old"});
        CHECK(world.status("mario@pec.it").staged.empty());
    }
    SUBCASE("it cannot be asked now: it is asked again later, and not given up") {
        leave_at(world, ledger::Stage::staging, true);
        world.vault.fail_with(ErrorCode::locked);
        retry_all(world);
        CHECK(world.status("mario@pec.it").staged == "staged");
        world.vault.heal();
        retry_all(world);
        CHECK(world.stored("mario@pec.it") == Strings{"fake-new", "fake-new", "fake-new"});
    }
}

TEST_CASE("a rotation without a vault that died before it wrote leaves nothing to go on with") {
    FakeWorld world;
    world.add_mailbox("mario@pec.it", "fake-old");
    REQUIRE(world.rotate("mario@pec.it", "fake-1"));
    const Account before = world.account("mario@pec.it");
    ledger::Rotation lost;
    lost.id = "lost";
    lost.account = before.key;
    lost.kind = "rotate";
    lost.stage = ledger::Stage::staged;
    lost.started = world.clock.now();
    REQUIRE(world.ledger.journal().begin(lost));
    retry_all(world);
    CHECK(world.status("mario@pec.it").staged.empty());
    CHECK(world.ledger.journal().garbage()->empty());
    CHECK(world.account("mario@pec.it").current == before.current);
    CHECK(world.stored("mario@pec.it") == Strings{"fake-1", "fake-1", "fake-1"});
}

TEST_CASE("a paste that was cut off on its way into the vault takes the place of the one that waited") {
    FakeWorld world;
    world.add_mailbox("mario@pec.it", "fake-old");
    world.probe.otherwise = ProbeVerdict::unreachable;
    REQUIRE(world.rotate("mario@pec.it", "fake-waiting"));
    const std::string waiting = world.ledger.journal().unfinished()->front().id;
    ledger::Rotation next = world.ledger.journal().unfinished()->front();
    next.id = next.credential = "next";
    next.stage = ledger::Stage::staging;
    SUBCASE("") {}
    SUBCASE("also when the clock was set back between them") {
        next.started -= std::chrono::hours(1);
    }
    REQUIRE(world.ledger.journal().begin(next));
    REQUIRE(
        world.vault.store({VaultKey::Kind::credential, next.account, "next"}, Secret::copy_of("fake-new")));
    world.probe.otherwise = ProbeVerdict::accepted;
    retry_all(world);
    CHECK(world.stored("mario@pec.it") == Strings{"fake-new", "fake-new", "fake-new"});
    CHECK(world.ledger.journal().unfinished()->empty());
    CHECK_FALSE(world.vault_holds("mario@pec.it", waiting));
    retry_all(world);
    CHECK(world.stored("mario@pec.it") == Strings{"fake-new", "fake-new", "fake-new"});
}

TEST_CASE("a paste stuck on its way into a locked vault does not come back over a newer one") {
    FakeWorld world;
    world.add_mailbox("mario@pec.it", "fake-old");
    leave_at(world, ledger::Stage::staging, true);
    world.vault.fail_with(ErrorCode::locked);
    retry_all(world);
    RotateRequest request;
    request.without_vault = true;
    REQUIRE(world.rotate("mario@pec.it", "fake-newer", request));
    world.vault.heal();
    retry_all(world);
    CHECK(world.stored("mario@pec.it") == Strings{"fake-newer", "fake-newer", "fake-newer"});
    CHECK(world.ledger.journal().unfinished()->empty());
}

TEST_CASE("a process that died while applying: no second login, and the rest is written") {
    FakeWorld world;
    world.add_mailbox("mario@pec.it", "fake-old");
    leave_at(world, ledger::Stage::applying, true);
    world.mail->items[0].password = "fake-new";
    retry_all(world);
    CHECK(world.mail->items[0].password == "fake-new");
    CHECK(world.mail->items[1].password == "fake-new");
    CHECK(world.probe.asked.empty());
    CHECK(world.account("mario@pec.it").current == "r1");
    CHECK(world.status("mario@pec.it").open == 0);
}

TEST_CASE("a rotation after one that died while applying keeps the right previous password") {
    FakeWorld world;
    world.add_mailbox("mario@pec.it", "fake-old");
    leave_at(world, ledger::Stage::applying, true);
    REQUIRE(world.rotate("mario@pec.it", "fake-newest"));
    CHECK(world.account("mario@pec.it").previous == "r1");
    CHECK(world.vault_holds("mario@pec.it", "r1") == "fake-new");
}

TEST_CASE("a new ledger finds the accounts again from vault and clients") {
    FakeWorld before;
    before.add_mailbox("mario@pec.it", "fake-0");
    REQUIRE(before.rotate("mario@pec.it", "fake-1"));
    const Account known = before.account("mario@pec.it");
    REQUIRE(before.ledger.erase(known.key));

    SUBCASE("with the current and the previous password") {
        REQUIRE(rebuild(before.world()) == 1);
        CHECK(before.account("mario@pec.it").current == known.current);
        CHECK(before.account("mario@pec.it").previous == known.previous);
    }
    SUBCASE("and a password that no slot holds yet waits for retry") {
        REQUIRE(before.vault.store({VaultKey::Kind::credential, known.key, "zz-newest"},
                                   Secret::copy_of("fake-2")));
        REQUIRE(rebuild(before.world()) == 1);
        CHECK(before.status("mario@pec.it").staged == "unproven");
        REQUIRE(retry(before.world(), {}, {}, {}));
        CHECK(before.stored("mario@pec.it") == Strings{"fake-2", "fake-2", "fake-2"});
    }
    SUBCASE("a locked vault rebuilds nothing, and says so") {
        before.vault.fail_with(ErrorCode::locked);
        CHECK(rebuild(before.world()).error().code == ErrorCode::locked);
    }
}
