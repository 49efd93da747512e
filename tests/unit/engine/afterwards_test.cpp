// SPDX-License-Identifier: Apache-2.0
#include "engine/Drift.h"
#include "support/FakeWorld.h"

#include <doctest/doctest.h>

using namespace rinnova;
using namespace rinnova::test;

namespace {

using Strings = std::vector<std::string>;

} // namespace

TEST_CASE("a refused password touches no slot and waits for retry or discard") {
    FakeWorld world;
    world.add_mailbox("mario@pec.it", "fake-old");
    world.probe.otherwise = ProbeVerdict::refused;
    const AccountResult refused = only(world.rotate("mario@pec.it", "fake-new"));
    CHECK(refused.outcome == AccountOutcome::refused);
    CHECK(refused.error->code == ErrorCode::auth_rejected);
    CHECK(world.stored("mario@pec.it") == Strings{"fake-old", "fake-old", "fake-old"});
    CHECK(world.status("mario@pec.it").staged == "refused");
    CHECK(world.probe.asked.size() == 1);

    SUBCASE("retry asks once more and goes on") {
        world.probe.otherwise = ProbeVerdict::accepted;
        const AccountResult done =
            only(retry(world.world(), {AccountName{"mario@pec.it", {}}, true}, {}, {}));
        CHECK(done.outcome == AccountOutcome::done);
        CHECK(world.stored("mario@pec.it") == Strings{"fake-new", "fake-new", "fake-new"});
        CHECK(world.status("mario@pec.it").staged.empty());
        CHECK(world.vault_holds("mario@pec.it", world.account("mario@pec.it").previous) == "fake-old");
    }
    SUBCASE("discard drops it from the vault") {
        REQUIRE(discard(world.world(), {"mario@pec.it", {}}));
        CHECK(world.status("mario@pec.it").staged.empty());
        const auto entries = world.vault.list().value();
        for (const VaultEntry& entry : entries)
            CHECK(entry.key.kind != VaultKey::Kind::credential);
    }
    SUBCASE("a new paste takes its place") {
        world.probe.otherwise = ProbeVerdict::accepted;
        CHECK(only(world.rotate("mario@pec.it", "fake-right")).outcome == AccountOutcome::done);
        CHECK(world.status("mario@pec.it").staged.empty());
        CHECK(world.stored("mario@pec.it") == Strings{"fake-right", "fake-right", "fake-right"});
    }
}

TEST_CASE("a password that no server has seen yet waits on when a wrong one is pasted after it") {
    FakeWorld world;
    world.add_mailbox("mario@pec.it", "fake-old");
    world.probe.otherwise = ProbeVerdict::unreachable;
    only(world.rotate("mario@pec.it", "fake-right"));
    world.probe.otherwise = ProbeVerdict::refused;
    const AccountResult result = only(world.rotate("mario@pec.it", "fake-wrong"));
    CHECK(result.outcome == AccountOutcome::refused);
    CHECK(world.status("mario@pec.it").staged == "refused");
    only(world.rotate("mario@pec.it", "fake-wrong-too"));
    CHECK(world.ledger.journal().unfinished()->size() == 2);
    REQUIRE(discard(world.world(), {"mario@pec.it", {}}));
    CHECK(world.status("mario@pec.it").staged == "unproven");
    world.probe.otherwise = ProbeVerdict::accepted;
    CHECK(only(retry(world.world(), {}, {}, {})).outcome == AccountOutcome::done);
    CHECK(world.stored("mario@pec.it") == Strings{"fake-right", "fake-right", "fake-right"});
    CHECK(world.vault.list()->size() == 3); // the new one, the earlier one, the fingerprints' key
}

TEST_CASE("without a vault a password that is not proven is kept nowhere, and it is said") {
    for (const ProbeVerdict verdict : {ProbeVerdict::refused, ProbeVerdict::unreachable}) {
        FakeWorld world;
        world.add_mailbox("mario@pec.it", "fake-old");
        RotateRequest request;
        request.without_vault = true;
        world.probe.otherwise = verdict;
        CHECK_FALSE(only(world.rotate("mario@pec.it", "fake-without", request)).kept);
        CHECK(world.ledger.journal().unfinished()->empty());
        CHECK(only(world.rotate("mario@pec.it", "fake-with")).kept);
    }
}

TEST_CASE("an open client is pending, and retry finishes it with the vault's password") {
    FakeWorld world;
    world.add_mailbox("mario@pec.it", "fake-old");
    world.mail->client_open = true;
    CHECK(only(world.rotate("mario@pec.it", "fake-new")).outcome == AccountOutcome::open);
    CHECK(world.stored("mario@pec.it") == Strings{"fake-old", "fake-old", "fake-new"});
    CHECK(world.status("mario@pec.it").open == 2);
    world.mail->client_open = false;
    CHECK(only(retry(world.world(), {}, {}, {})).outcome == AccountOutcome::done);
    CHECK(world.stored("mario@pec.it") == Strings{"fake-new", "fake-new", "fake-new"});
    CHECK(world.status("mario@pec.it").open == 0);
    CHECK(world.probe.asked.size() == 1);
}

TEST_CASE(
    "a store that tells no slot from another: what was written to one is nothing typed into the other") {
    FakeWorld world;
    world.mail->shared_precondition = true;
    world.add_mailbox("mario@pec.it", "fake-old-m");
    world.add_mailbox("anna@pec.it", "fake-old-a");
    world.mail->client_open = true;
    for (const auto& [user, password] :
         {std::pair{"mario@pec.it", "fake-new-m"}, {"anna@pec.it", "fake-new-a"}})
        only(world.rotate(user, password));
    bool by_hand = false;
    std::string kept;
    SUBCASE("when nobody knows what was there before: it is kept") {
        kept = "fake-old-a";
        SUBCASE("the old one") {}
        SUBCASE("one that was typed since") {
            kept = "fake-by-hand";
            world.mail->items[2].password = world.mail->items[3].password = kept;
        }
        for (const char* user : {"mario@pec.it", "anna@pec.it"}) {
            Account account = world.account(user);
            account.previous.clear();
            REQUIRE(world.ledger.save(account));
        }
    }
    SUBCASE("when it holds what was there before") {}
    SUBCASE("but another password than any is") {
        by_hand = true;
        world.mail->find(world.mail->items[2].slot.id)->password = "fake-by-hand";
    }
    world.mail->client_open = false;
    RetryRequest request;
    request.account = AccountName{"mario@pec.it", {}};
    CHECK(only(retry(world.world(), request, {}, {})).outcome == AccountOutcome::done);
    request.account = AccountName{"anna@pec.it", {}};
    CHECK(only(retry(world.world(), request, {}, {})).outcome ==
          (by_hand ? AccountOutcome::failed : AccountOutcome::done));
    CHECK(world.stored("anna@pec.it").front() == (by_hand ? "fake-by-hand" : "fake-new-a"));
    if (!kept.empty())
        CHECK(world.vault_holds("anna@pec.it", world.account("anna@pec.it").previous) == kept);
}

TEST_CASE("what somebody has typed into an open client meanwhile is not written over") {
    FakeWorld world;
    world.add_mailbox("mario@pec.it", "fake-old");
    world.mail->client_open = true;
    only(world.rotate("mario@pec.it", "fake-new"));
    FakeStore::Item& slot = world.mail->items[0];
    world.mail->client_open = false;
    SUBCASE("a password that nobody else has") {
        SUBCASE("in a store that says when it was changed") {
            slot.slot.password_changed = world.clock.now() + std::chrono::hours(1);
        }
        SUBCASE("in a store that says nothing of it") {}
        slot.password = "fake-by-hand";
        CHECK(only(retry(world.world(), {}, {}, {})).outcome == AccountOutcome::failed);
        CHECK(world.stored("mario@pec.it") == Strings{"fake-by-hand", "fake-new", "fake-new"});
        CHECK(world.status("mario@pec.it").open == 0);
        const auto drift = find_drift(world.world(), std::nullopt);
        REQUIRE(drift->size() == 1);
        CHECK(drift->front().renewal->slot.id == slot.slot.id);
    }
    SUBCASE("the earlier one once more") {
        slot.slot.password_changed = world.clock.now() + std::chrono::hours(1);
        CHECK(only(retry(world.world(), {}, {}, {})).outcome == AccountOutcome::done);
        CHECK(world.stored("mario@pec.it") == Strings{"fake-new", "fake-new", "fake-new"});
    }
}

TEST_CASE("what was locked when the rotation came is written when it opens, whatever it holds") {
    FakeWorld world;
    world.add_mailbox("mario@pec.it", "fake-old");
    world.mail->locked = true;
    only(world.rotate("mario@pec.it", "fake-new"));
    world.mail->locked = false;
    world.mail->items[0].password = "fake-older";
    CHECK(only(retry(world.world(), {}, {}, {})).outcome == AccountOutcome::done);
    CHECK(world.stored("mario@pec.it") == Strings{"fake-new", "fake-new", "fake-new"});
}

TEST_CASE("what was stored nowhere is not stored by a retry, unless that was asked for") {
    FakeWorld world;
    world.add_mailbox("mario@pec.it", "fake-old");
    world.mail->client_open = true;
    RotateRequest request;
    SUBCASE("not") {}
    SUBCASE("asked for") {
        request.create = true;
    }
    only(world.rotate("mario@pec.it", "fake-new", request));
    world.mail->items[1].password.clear();
    world.mail->client_open = false;
    REQUIRE(retry(world.world(), {}, {}, {}));
    CHECK(world.mail->items[0].password == "fake-new");
    CHECK(world.mail->items[1].password == (request.create ? "fake-new" : ""));
    CHECK(world.status("mario@pec.it").open == 0);
}

TEST_CASE("going back keeps the password that a rotation without a vault has put into the clients alone") {
    FakeWorld world;
    world.add_mailbox("mario@pec.it", "fake-old");
    only(world.rotate("mario@pec.it", "fake-1"));
    RotateRequest request;
    request.without_vault = true;
    only(world.rotate("mario@pec.it", "fake-2", request));
    const AccountName mario{"mario@pec.it", {}};
    CHECK(only(undo(world.world(), mario, true, {}, {})).outcome == AccountOutcome::done);
    CHECK(world.stored("mario@pec.it") == Strings{"fake-1", "fake-1", "fake-1"});
    CHECK(only(undo(world.world(), mario, true, {}, {})).outcome == AccountOutcome::done);
    CHECK(world.stored("mario@pec.it") == Strings{"fake-2", "fake-2", "fake-2"});
}

TEST_CASE("what is being written already is not dropped") {
    FakeWorld world;
    world.add_mailbox("mario@pec.it", "fake-old");
    world.probe.otherwise = ProbeVerdict::unreachable;
    only(world.rotate("mario@pec.it", "fake-new"));
    const std::string id = world.ledger.journal().unfinished()->front().id;
    REQUIRE(world.ledger.journal().set_stage(id, ledger::Stage::applying, world.clock.now()));
    CHECK(discard(world.world(), {"mario@pec.it", {}}).error().code == ErrorCode::conflict);
    REQUIRE(retry(world.world(), {}, {}, {}));
    CHECK(discard(world.world(), {"mario@pec.it", {}}));
}

TEST_CASE("absent slots are left alone unless they are to be created") {
    FakeWorld world;
    world.add_mailbox("mario@pec.it", "fake-old");
    world.mail->items[1].password.clear();
    CHECK(only(world.rotate("mario@pec.it", "fake-new")).outcome == AccountOutcome::open);
    CHECK(world.mail->items[1].password.empty());
    CHECK(world.status("mario@pec.it").open == 0);
    RotateRequest request;
    request.create = true;
    CHECK(only(world.rotate("mario@pec.it", "fake-newer", request)).outcome == AccountOutcome::done);
    CHECK(world.mail->items[1].password == "fake-newer");
}

TEST_CASE("undo brings the previous password back and keeps both") {
    FakeWorld world;
    world.add_mailbox("mario@pec.it", "fake-old");
    CHECK(undo(world.world(), {"mario@pec.it", {}}, true, {}, {}).error().code == ErrorCode::unsupported);
    only(world.rotate("mario@pec.it", "fake-new"));
    const Account before = world.account("mario@pec.it");

    SUBCASE("when the server still takes it") {
        CHECK(only(undo(world.world(), {"mario@pec.it", {}}, true, {}, {})).outcome == AccountOutcome::done);
        CHECK(world.stored("mario@pec.it") == Strings{"fake-old", "fake-old", "fake-old"});
        const Account after = world.account("mario@pec.it");
        CHECK(after.current == before.previous);
        CHECK(after.previous == before.current);
        CHECK(after.validity == before.previous_validity);
        CHECK(only(undo(world.world(), {"mario@pec.it", {}}, true, {}, {})).outcome == AccountOutcome::done);
        CHECK(world.account("mario@pec.it").current == before.current);
        CHECK(world.stored("mario@pec.it") == Strings{"fake-new", "fake-new", "fake-new"});
    }
    SUBCASE("and changes nothing when it is refused") {
        world.probe.otherwise = ProbeVerdict::refused;
        CHECK(only(undo(world.world(), {"mario@pec.it", {}}, true, {}, {})).outcome ==
              AccountOutcome::refused);
        CHECK(world.account("mario@pec.it") == before);
        CHECK(world.stored("mario@pec.it") == Strings{"fake-new", "fake-new", "fake-new"});
        CHECK(world.status("mario@pec.it").staged.empty());
        CHECK(world.vault_holds("mario@pec.it", before.previous) == "fake-old");
    }
}
