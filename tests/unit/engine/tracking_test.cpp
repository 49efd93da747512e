// SPDX-License-Identifier: Apache-2.0
#include "support/FakeWorld.h"

#include <doctest/doctest.h>

using namespace rinnova;
using namespace rinnova::test;

TEST_CASE("tracking learns the date from the client, and the page's date beats it") {
    FakeWorld world;
    world.add_mailbox("mario@pec.it", "fake");
    world.mail->items[0].slot.password_changed = world.clock.now() - std::chrono::days(30);
    const auto learnt = track(world.world(), {{.account = {"mario@pec.it", {}}}});
    REQUIRE(learnt);
    CHECK(learnt->front().validity.source == ExpirySource::client);
    CHECK(learnt->front().days_left == 60);
    TrackRequest request{.account = {"mario@pec.it", {}},
                         .expires = parse_date("Scadenza 25/12/2026").value()};
    const auto corrected = track(world.world(), {request});
    CHECK(corrected->front().validity.source == ExpirySource::panel);
    CHECK(corrected->front().days_left == 33);
    CHECK(track(world.world(), {{.account = {"mario@pec.it", {}}}})->front().days_left == 33);
}

TEST_CASE("an expiry in the past makes an expired account; an issue date in the future is refused") {
    FakeWorld world;
    TrackRequest request{.account = {"mario@pec.it", {}}, .expires = parse_date("2026-11-01").value()};
    CHECK(track(world.world(), {request})->front().state == ValidityState::expired);
    request = {.account = {"mario@pec.it", {}}, .issued = parse_date("2026-11-23").value()};
    CHECK(track(world.world(), {request}).error().code == ErrorCode::invalid_data);
}

TEST_CASE("a list with one bad line tracks nobody") {
    FakeWorld world;
    std::vector<TrackRequest> requests{{.account = {"a@pec.it", {}}}, {.account = {"b@nowhere.example", {}}}};
    const auto refused = track(world.world(), requests);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().where == "1");
    CHECK(world.ledger.accounts()->empty());
}

TEST_CASE("untracking forgets the account and its passwords, and only its own") {
    FakeWorld world;
    world.add_mailbox("mario@pec.it", "fake-1");
    world.add_mailbox("anna@pec.it", "fake-2");
    REQUIRE(world.rotate("mario@pec.it", "fake-3"));
    REQUIRE(world.rotate("anna@pec.it", "fake-4"));
    const Account mario = world.account("mario@pec.it");
    world.vault.fail_with(ErrorCode::locked);
    CHECK(untrack(world.world(), {"mario@pec.it", {}}).error().code == ErrorCode::locked);
    CHECK(world.account("mario@pec.it") == mario);
    world.vault.heal();
    REQUIRE(untrack(world.world(), {"mario@pec.it", {}}));
    CHECK_FALSE(world.vault_holds("mario@pec.it", mario.current));
    CHECK_FALSE(world.vault_holds("mario@pec.it", mario.previous));
    CHECK(world.vault_holds("anna@pec.it", world.account("anna@pec.it").current) == "fake-4");
    CHECK(world.ledger.history(AccountKey{"pec", "mario@pec.it"})->back().kind == "untracked");
}

TEST_CASE("untracking is not done while the keychain holds on to the passwords") {
    FakeWorld world;
    world.add_mailbox("mario@pec.it", "fake-1");
    REQUIRE(world.rotate("mario@pec.it", "fake-2"));
    const Account mario = world.account("mario@pec.it");
    world.vault.keep_everything(true);
    CHECK(untrack(world.world(), {"Mario@pec.it", {}}).error().code == ErrorCode::needs_user);
    CHECK(world.ledger.accounts()->empty());
    CHECK(untrack(world.world(), {"Mario@pec.it", {}}).error().code == ErrorCode::needs_user);
    CHECK(untrack(world.world(), {"mario@pec.it", "other"}).error().code == ErrorCode::not_found);
    world.vault.keep_everything(false);
    CHECK(untrack(world.world(), {"Mario@pec.it", {}}));
    CHECK_FALSE(world.vault_holds("mario@pec.it", mario.current));
    CHECK_FALSE(world.vault_holds("mario@pec.it", mario.previous));
    CHECK(untrack(world.world(), {"mario@pec.it", {}}).error().code == ErrorCode::not_found);
}

TEST_CASE("verify tells drift from a slot that still waits") {
    FakeWorld world;
    world.add_mailbox("mario@pec.it", "fake-old");
    REQUIRE(world.rotate("mario@pec.it", "fake-new"));
    world.mail->items[0].password = "fake-by-hand";
    auto verified = verify(world.world(), std::nullopt);
    REQUIRE(verified);
    CHECK(verified->front().slots[0].state == SlotState::stale);
    CHECK(verified->front().slots[1].state == SlotState::in_sync);
    CHECK(verified->front().open == 0);
    // A retry never writes over what somebody may have renewed by hand.
    REQUIRE(retry(world.world(), {}, {}, {}));
    CHECK(world.mail->items[0].password == "fake-by-hand");
}

TEST_CASE("verify asks about what it could not read once for all accounts, and lets others write meanwhile") {
    FakeWorld world;
    for (const char* user : {"mario@pec.it", "anna@pec.it"}) {
        world.add_mailbox(user, "fake-old");
        REQUIRE(world.rotate(user, std::string("fake-new-") + user));
    }
    world.ring->unreadable = ErrorCode::timed_out;
    const int before = world.ring->reads;
    std::atomic<int> written = 0;
    world.ring->before_read = [&] {
        auto other = Ledger::open(world.folder.path() / "ledger.sqlite");
        if (other && other->set_setting("fake", "written"))
            ++written;
    };
    const auto verified = verify(world.world(), std::nullopt);
    REQUIRE(verified);
    CHECK(verified->at(0).slots[2].state == SlotState::unreadable);
    CHECK(verified->at(1).slots[2].state == SlotState::unreadable);
    CHECK(world.ring->reads == before + 1);
    CHECK(written == 1);
    world.ring->unreadable = ErrorCode::unsupported;
    CHECK(verify(world.world(), std::nullopt)->front().slots[2].state == SlotState::in_sync);
}

TEST_CASE("extending changes the date alone") {
    FakeWorld world;
    world.add_mailbox("mario@pec.it", "fake-old");
    REQUIRE(world.rotate("mario@pec.it", "fake-new"));
    const int writes = world.vault.writes();
    const auto extended = extend(world.world(), {"mario@pec.it", {}}, parse_date("2027-05-20").value());
    REQUIRE(extended);
    CHECK(extended->validity.source == ExpirySource::panel);
    CHECK(to_iso(*extended->validity.expires) == "2027-05-20");
    CHECK(world.vault.writes() == writes);
    CHECK(extend(world.world(), {"mario@pec.it", {}}, parse_date("2026-11-21").value()).error().code ==
          ErrorCode::invalid_data);
}

TEST_CASE("a slot that can be read back is not confirmed by word") {
    FakeWorld world;
    world.add_mailbox("mario@pec.it", "fake-old");
    REQUIRE(world.rotate("mario@pec.it", "fake-new"));
    CHECK(confirm(world.world(), world.mail->items[0].slot.id).error().code == ErrorCode::unsupported);
    CHECK(confirm(world.world(), "manual:0").error().code == ErrorCode::not_found);
}

TEST_CASE("one that was left to the person is, whatever its target can read elsewhere") {
    FakeWorld world;
    world.add_mailbox("mario@pec.it", "fake-old");
    REQUIRE(world.rotate("mario@pec.it", "fake-new"));
    const World at = world.world();
    const AccountKey key = at.ledger.accounts()->front().key;
    auto slots = at.ledger.slots(key);
    REQUIRE(slots);
    slots->front().state = SlotState::needs_user;
    REQUIRE(at.ledger.save_slots(key, *slots));
    const auto confirmed = confirm(at, slots->front().id);
    REQUIRE(confirmed);
    CHECK(confirmed->open == 0);
}
