// SPDX-License-Identifier: Apache-2.0
#include "engine/AccountNames.h"
#include "support/FakeWorld.h"

#include <doctest/doctest.h>

using namespace rinnova;
using namespace rinnova::test;

TEST_CASE("slots of all targets join into accounts, letter case ignored") {
    FakeWorld world;
    world.add_mailbox("Mario.Rossi@pec.it", "fake");
    world.mail->add("mail", SlotKind::imap, "IMAP.pec.example", "mario.rossi@PEC.it", "fake",
                    "other profile");
    const auto found = discover_accounts(world.world(), {});
    REQUIRE(found.slots.size() == 1);
    CHECK(found.slots.begin()->first == AccountKey{"pec", "mario.rossi@pec.it"});
    CHECK(found.slots.begin()->second.size() == 4);
}

TEST_CASE("one login at two providers stays two accounts") {
    FakeWorld world;
    world.add_mailbox("mario@pec.it", "fake");
    world.mail->add("mail", SlotKind::smtp, "smtp.elsewhere.example", "mario@pec.it", "fake");
    const auto report = discover(world.world());
    REQUIRE(report);
    REQUIRE(report->accounts.size() == 2);
    CHECK(report->accounts[0].account.provider == "generic:smtp.elsewhere.example");
    // The only one with a known provider is meant; a password never goes to a slot of the other.
    REQUIRE(world.rotate("mario@pec.it", "fake-new"));
    CHECK(world.mail->items.back().password == "fake");
}

TEST_CASE("a server of the account's own brings its slots to it, archives as archives") {
    FakeWorld world;
    world.add_mailbox("mario@pec.it", "fake");
    world.mail->add("mail", SlotKind::imap, "archive.pec.example", "mario@pec.it", "fake");
    world.mail->add("mail", SlotKind::imap, "old.example", "mario@pec.it", "fake");
    TrackRequest request;
    request.account.login = "mario@pec.it";
    request.servers = {{SlotKind::archive, "Old.example", 993, Tls::implicit, {}, {}}};
    const auto tracked = track(world.world(), {request});
    REQUIRE(tracked);
    const auto& slots = tracked->front().slots;
    CHECK(std::count_if(slots.begin(), slots.end(),
                        [](const Slot& slot) { return slot.kind == SlotKind::archive; }) == 2);
    CHECK(slots.size() == 5);
}

TEST_CASE("an account that was tracked before a provider's file named its server keeps its slots") {
    FakeWorld world;
    const ProviderStore known = std::exchange(world.providers, ProviderStore::from_documents({}));
    world.mail->add("mail", SlotKind::imap, "imap.pec.example", "mario@pec.it", "fake-old");
    REQUIRE(world.rotate("mario@pec.it", "fake-new"));
    world.providers = known;
    REQUIRE(world.rotate("mario@pec.it", "fake-newer"));
    CHECK(world.stored("mario@pec.it") == std::vector<std::string>{"fake-newer"});
    CHECK(world.ledger.accounts()->size() == 1);
}

TEST_CASE("a login at several providers is ambiguous until one is tracked or named") {
    const std::vector<AccountKey> found{{"a", "x@y"}, {"b", "x@y"}, {"generic:c", "x@y"}};
    const auto unclear = resolve({"X@y", {}}, {}, found);
    CHECK(unclear.error().code == ErrorCode::ambiguous);
    CHECK(unclear.error().hint.find("--provider a") != std::string::npos);
    CHECK(resolve({"x@y", "b"}, {}, found).value().provider == "b");
    Account tracked;
    tracked.key = {"generic:c", "x@y"};
    CHECK(resolve({"x@y", {}}, {tracked}, found).value().provider == "generic:c");
    CHECK(resolve({"z@y", {}}, {tracked}, found).error().code == ErrorCode::not_found);
}

TEST_CASE("what the ledger knows of a slot stays when discovery cannot see it") {
    Slot known;
    known.id = "mail:1";
    known.target = "mail";
    Slot seen = known;
    const auto merged = [&](SlotState before, SlotState now) {
        known.state = before;
        seen.state = now;
        return merge_slots({seen}, {known}, {}).front().state;
    };
    CHECK(merged(SlotState::in_sync, SlotState::unknown) == SlotState::in_sync);
    CHECK(merged(SlotState::pending, SlotState::unknown) == SlotState::pending);
    CHECK(merged(SlotState::absent, SlotState::unknown) == SlotState::unknown);
    CHECK(merged(SlotState::in_sync, SlotState::absent) == SlotState::absent);
    CHECK(merged(SlotState::pending, SlotState::absent) == SlotState::pending);
    CHECK(merged(SlotState::in_sync, SlotState::locked) == SlotState::in_sync);
    CHECK(merged(SlotState::unknown, SlotState::locked) == SlotState::locked);
    CHECK(merged(SlotState::in_sync, SlotState::unreadable) == SlotState::unreadable);
    CHECK(merge_slots({}, {known}, {}).empty());
    CHECK(merge_slots({}, {known}, {.targets = {"mail"}, .places = {}}).size() == 1);
}

TEST_CASE("what a locked place may hide is not taken for gone, and what others have not is") {
    Slot known;
    known.id = "mail:1";
    known.target = "mail";
    known.location = "Passwords/Posta";
    const Unseen locked{.targets = {}, .places = {{"mail", Error{ErrorCode::locked, {}, {}, "Passwords"}}}};
    REQUIRE(merge_slots({}, {known}, locked).size() == 1);
    CHECK(merge_slots({}, {known}, locked).front().state == SlotState::locked);
    known.state = SlotState::in_sync;
    CHECK(merge_slots({}, {known}, locked).front().state == SlotState::in_sync);
    CHECK(merge_slots({known}, {known}, locked).size() == 1);
    known.location = "Passwords of another/Posta";
    CHECK(merge_slots({}, {known}, locked).empty());
    known.location = "Passwords/Posta";
    known.target = "other";
    CHECK(merge_slots({}, {known}, locked).empty());
}

TEST_CASE("targets are told the logins of tracked accounts and those that others have found") {
    FakeWorld world;
    world.add_mailbox("Mario.Rossi@pec.it", "fake");
    Account tracked;
    tracked.key = {"pec", "nadia@pec.it"};
    discover_accounts(world.world(), {tracked});
    CHECK(world.mail->scope.logins == std::set<std::string, std::less<>>{"nadia@pec.it"});
    CHECK(world.ring->scope.logins ==
          std::set<std::string, std::less<>>{"nadia@pec.it", "Mario.Rossi@pec.it"});
    CHECK(world.mail->scope.accounts == std::set{tracked.key});
    CHECK(world.ring->scope.accounts == std::set{tracked.key, AccountKey{"pec", "mario.rossi@pec.it"}});
}
