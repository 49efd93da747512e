// SPDX-License-Identifier: Apache-2.0
#include "support/FakeWorld.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace rinnova;
using namespace rinnova::test;

namespace {

using Strings = std::vector<std::string>;

} // namespace

TEST_CASE("one paste reaches every slot, is read back, and restarts the clock") {
    FakeWorld world;
    world.add_mailbox("mario@pec.it", "fake-old");
    const AccountResult result = only(world.rotate("Mario@PEC.it", "fake-new"));
    CHECK(result.outcome == AccountOutcome::done);
    CHECK(world.stored("mario@pec.it") == Strings{"fake-new", "fake-new", "fake-new"});
    CHECK(result.probe.verdict == ProbeVerdict::accepted);
    CHECK(to_iso(*result.validity.expires) == "2027-02-20");
    const Account account = world.account("mario@pec.it");
    CHECK(world.vault_holds("mario@pec.it", account.current) == "fake-new");
    CHECK(world.vault_holds("mario@pec.it", account.previous) == "fake-old");
    CHECK(world.status("mario@pec.it").days_left == 90);
    CHECK(world.status("mario@pec.it").open == 0);
    CHECK(world.mail->applies == 1);
    CHECK(world.probe.asked.size() == 1);
}

TEST_CASE("a place whose own password the vault has is planned as replaced, others are to be unlocked") {
    FakeWorld world;
    world.add_mailbox("mario@pec.it", "fake-old");
    world.mail->locked = world.ring->locked = true;
    const auto actions = [&](bool without_vault) {
        RotateRequest request;
        request.account.login = "mario@pec.it";
        request.without_vault = without_vault;
        const auto preview = prepare(world.world(), request);
        REQUIRE(preview.has_value());
        Strings found;
        for (const PlannedSlot& planned : preview->slots)
            found.push_back(planned.slot.target + " " + planned.action);
        std::sort(found.begin(), found.end());
        return found;
    };
    CHECK(actions(false) == Strings{"mail unlock", "mail unlock", "ring unlock"});
    const std::string place = world.mail->items.front().slot.location;
    REQUIRE(world.vault.store({VaultKey::Kind::unlock, {}, place}, Secret::copy_of("fake-primary")));
    CHECK(actions(false) == Strings{"mail replace", "mail replace", "ring unlock"});
    CHECK(actions(true) == Strings{"mail unlock", "mail unlock", "ring unlock"});
}

TEST_CASE("a second rotation keeps one previous password and erases the one before") {
    FakeWorld world;
    world.add_mailbox("mario@pec.it", "fake-0");
    only(world.rotate("mario@pec.it", "fake-1"));
    const Account first = world.account("mario@pec.it");
    only(world.rotate("mario@pec.it", "fake-2"));
    const Account second = world.account("mario@pec.it");
    CHECK(second.previous == first.current);
    CHECK(world.vault_holds("mario@pec.it", second.previous) == "fake-1");
    CHECK_FALSE(world.vault_holds("mario@pec.it", first.previous));
}

TEST_CASE("a server that cannot be asked leaves everything as it was") {
    for (const ProbeVerdict verdict : {ProbeVerdict::unreachable, ProbeVerdict::tls_error}) {
        FakeWorld world;
        world.add_mailbox("mario@pec.it", "fake-old");
        world.probe.otherwise = verdict;
        CHECK(only(world.rotate("mario@pec.it", "fake-new")).outcome == AccountOutcome::unreachable);
        CHECK(world.stored("mario@pec.it") == Strings{"fake-old", "fake-old", "fake-old"});
        CHECK(world.status("mario@pec.it").staged == "unproven");
        CHECK(only(retry(world.world(), {std::nullopt, false}, {}, {})).outcome == AccountOutcome::done);
        CHECK(world.stored("mario@pec.it") == Strings{"fake-new", "fake-new", "fake-new"});
    }
}

TEST_CASE("a vault that takes nothing stops the rotation before anything changed") {
    FakeWorld world;
    world.add_mailbox("mario@pec.it", "fake-old");
    for (const ErrorCode code : {ErrorCode::locked, ErrorCode::unsupported}) {
        world.vault.fail_with(code);
        const AccountResult result = only(world.rotate("mario@pec.it", "fake-new"));
        CHECK(result.outcome == AccountOutcome::locked);
        CHECK(result.error->code == code);
        CHECK(world.stored("mario@pec.it") == Strings{"fake-old", "fake-old", "fake-old"});
        CHECK(world.probe.asked.empty());
    }
    SUBCASE("but the clients can be written without it, and it says what that means") {
        RotateRequest request;
        request.without_vault = true;
        const AccountResult result = only(world.rotate("mario@pec.it", "fake-new", request));
        CHECK(result.outcome == AccountOutcome::done);
        CHECK(result.notes.size() == 1);
        CHECK(world.stored("mario@pec.it") == Strings{"fake-new", "fake-new", "fake-new"});
    }
}

TEST_CASE("a vault that fails at any write loses nothing") {
    for (int write = 1; write <= 4; ++write) {
        FakeWorld world;
        world.add_mailbox("mario@pec.it", "fake-old");
        world.vault.fail_at_write(write, ErrorCode::locked);
        const AccountResult result = only(world.rotate("mario@pec.it", "fake-new"));
        CAPTURE(write);
        if (result.outcome != AccountOutcome::done) {
            CHECK(world.stored("mario@pec.it") == Strings{"fake-old", "fake-old", "fake-old"});
        }
        world.vault.heal();
        CHECK(only(world.rotate("mario@pec.it", "fake-new")).outcome == AccountOutcome::done);
        CHECK(world.stored("mario@pec.it") == Strings{"fake-new", "fake-new", "fake-new"});
    }
}

TEST_CASE("what was said to be written and was not is a failure, and the others stand") {
    FakeWorld world;
    world.add_mailbox("mario@pec.it", "fake-old");
    world.ring->loses_writes = true;
    const AccountResult result = only(world.rotate("mario@pec.it", "fake-new"));
    CHECK(result.outcome == AccountOutcome::failed);
    CHECK(world.stored("mario@pec.it") == Strings{"fake-new", "fake-new", "fake-old"});
    CHECK(world.status("mario@pec.it").open == 1);
}

TEST_CASE("what nobody can read back counts as written; what could not be read just now does not") {
    FakeWorld world;
    world.add_mailbox("mario@pec.it", "fake-old");
    world.ring->unreadable = ErrorCode::unsupported;
    CHECK(only(world.rotate("mario@pec.it", "fake-new")).outcome == AccountOutcome::done);
    CHECK(world.stored("mario@pec.it") == Strings{"fake-new", "fake-new", "fake-new"});
    CHECK(world.status("mario@pec.it").open == 0);
    const int applies = world.ring->applies;
    (void)retry(world.world(), {std::nullopt, false}, {}, {});
    CHECK(world.ring->applies == applies);

    world.ring->unreadable = ErrorCode::timed_out;
    CHECK(only(world.rotate("mario@pec.it", "fake-newer")).outcome == AccountOutcome::failed);
    CHECK(world.status("mario@pec.it").open == 1);
}

TEST_CASE("a place that changed under the plan is planned once more") {
    FakeWorld world;
    world.add_mailbox("mario@pec.it", "fake-old");
    world.mail->conflicts = 1;
    CHECK(only(world.rotate("mario@pec.it", "fake-new")).outcome == AccountOutcome::done);
    CHECK(world.mail->applies == 2);
    world.mail->conflicts = 2;
    CHECK(only(world.rotate("mario@pec.it", "fake-newer")).outcome == AccountOutcome::failed);
}

TEST_CASE("targets left out are skipped, show as stale and do not count") {
    FakeWorld world;
    world.add_mailbox("mario@pec.it", "fake-old");
    RotateRequest request;
    request.only = {"mail"};
    const AccountResult result = only(world.rotate("mario@pec.it", "fake-new", request));
    CHECK(result.outcome == AccountOutcome::done);
    CHECK(world.stored("mario@pec.it") == Strings{"fake-new", "fake-new", "fake-old"});
    CHECK(world.status("mario@pec.it").slots.back().state == SlotState::stale);
    request.only = {"mial"};
    CHECK(world.rotate("mario@pec.it", "fake-newer", request).error().code == ErrorCode::invalid_data);
}

TEST_CASE("the password that all slots hold already is unchanged, and its clock goes on") {
    FakeWorld world;
    world.add_mailbox("mario@pec.it", "fake-same");
    CHECK(only(world.rotate("mario@pec.it", "fake-same")).outcome == AccountOutcome::unchanged);
    CHECK(world.probe.asked.empty());
    CHECK(world.vault_holds("mario@pec.it", world.account("mario@pec.it").current) == "fake-same");
    CHECK_FALSE(world.account("mario@pec.it").validity.expires.has_value());
    const int writes = world.vault.writes();
    CHECK(only(world.rotate("mario@pec.it", "fake-same")).outcome == AccountOutcome::unchanged);
    CHECK(world.vault.writes() == writes + 1); // the test entry alone
    CHECK(world.mail->applies == 1);
}

TEST_CASE("another account's password is stopped unless confirmed") {
    FakeWorld world;
    world.add_mailbox("mario@pec.it", "fake-old-1");
    world.add_mailbox("anna@pec.it", "fake-old-2");
    only(world.rotate("mario@pec.it", "fake-new"));
    const auto mixed_up = world.rotate("anna@pec.it", "fake-new");
    REQUIRE_FALSE(mixed_up.has_value());
    CHECK(mixed_up.error().code == ErrorCode::conflict);
    CHECK(world.stored("anna@pec.it") == Strings{"fake-old-2", "fake-old-2", "fake-old-2"});
    RotateRequest request;
    request.accept_duplicate = true;
    CHECK(only(world.rotate("anna@pec.it", "fake-new", request)).outcome == AccountOutcome::done);
}

TEST_CASE("a password staged for another account counts as its own too") {
    FakeWorld world;
    world.add_mailbox("mario@pec.it", "fake-old-1");
    world.add_mailbox("anna@pec.it", "fake-old-2");
    world.probe.otherwise = ProbeVerdict::refused;
    only(world.rotate("mario@pec.it", "fake-new"));
    CHECK(world.rotate("anna@pec.it", "fake-new").error().code == ErrorCode::conflict);
}

TEST_CASE("a batch asks two at a time, calls each target once, and stops after three refusals in a row") {
    FakeWorld world;
    std::vector<Secret> passwords;
    std::vector<BatchItem> items;
    for (int i = 0; i < 8; ++i)
        world.add_mailbox("user" + std::to_string(i) + "@pec.it", "fake-old-" + std::to_string(i));
    for (int i = 0; i < 8; ++i)
        passwords.push_back(Secret::copy_of("fake-new-" + std::to_string(i)));
    for (std::size_t i = 0; i < 8; ++i) {
        RotateRequest request;
        request.account.login = "user" + std::to_string(i) + "@pec.it";
        items.push_back({request, &passwords[i]});
    }
    SUBCASE("all well") {
        const auto report = rotate_batch(world.world(), items, {}, {});
        REQUIRE(report);
        for (const AccountResult& result : report->accounts)
            CHECK(result.outcome == AccountOutcome::done);
        CHECK(world.mail->applies == 1);
        CHECK(world.ring->applies == 1);
        CHECK(world.probe.most_at_once <= 2);
        CHECK(world.stored("user7@pec.it") == Strings{"fake-new-7", "fake-new-7", "fake-new-7"});
    }
    SUBCASE("three refusals stop it, and what was not asked is kept") {
        world.probe.otherwise = ProbeVerdict::refused;
        const auto report = rotate_batch(world.world(), items, {}, {});
        REQUIRE(report);
        CHECK(world.probe.asked.size() <= 4); // the fourth may be on its way when the third answer comes
        CHECK(report->accounts.back().outcome == AccountOutcome::failed);
        CHECK(world.status("user7@pec.it").staged == "unproven");
        CHECK(world.stored("user7@pec.it") == Strings{"fake-old-7", "fake-old-7", "fake-old-7"});
    }
    SUBCASE("an unknown account in it stops it before anything is staged") {
        items[5].request.account.login = "nobody@pec.it";
        const auto report = rotate_batch(world.world(), items, {}, {});
        REQUIRE_FALSE(report);
        CHECK(report.error().code == ErrorCode::not_found);
        CHECK(report.error().where == "5");
        CHECK(world.vault.size() == 0);
    }
}

TEST_CASE("dates that cannot be are refused before anything happens") {
    FakeWorld world;
    world.add_mailbox("mario@pec.it", "fake-old");
    RotateRequest request;
    request.expires = parse_date("2026-11-21").value();
    CHECK(world.rotate("mario@pec.it", "fake-new", request).error().code == ErrorCode::invalid_data);
    request.expires = parse_date("2036-11-23").value();
    CHECK(world.rotate("mario@pec.it", "fake-new", request).error().code == ErrorCode::invalid_data);
    request.expires.reset();
    request.issued = parse_date("2026-11-23").value();
    CHECK(world.rotate("mario@pec.it", "fake-new", request).error().code == ErrorCode::invalid_data);
    CHECK(world.vault.size() == 0);
    request.issued.reset();
    request.expires = parse_date("2027-02-25").value();
    const AccountResult result = only(world.rotate("mario@pec.it", "fake-new", request));
    CHECK(result.validity.source == ExpirySource::panel);
    CHECK(to_iso(*result.validity.expires) == "2027-02-25");
}

TEST_CASE("a slot's own password can be adopted") {
    FakeWorld world;
    world.add_mailbox("mario@pec.it", "fake-old");
    world.mail->items[0].password = "fake-by-hand";
    RotateRequest request;
    request.account.login = "mario@pec.it";
    const auto report = rotate_from(world.world(), request, world.mail->items[0].slot.id, {}, {});
    CHECK(only(report).outcome == AccountOutcome::done);
    CHECK(world.stored("mario@pec.it") == Strings{"fake-by-hand", "fake-by-hand", "fake-by-hand"});
    const auto history = world.ledger.history(std::nullopt);
    REQUIRE(history);
    CHECK(history->back().kind == "adopted");
    CHECK(rotate_from(world.world(), request, "mail:0000", {}, {}).error().code == ErrorCode::not_found);
}

TEST_CASE("the journal tells a password that was adopted from one that was pasted") {
    FakeWorld world;
    world.add_mailbox("mario@pec.it", "fake-old");
    world.mail->items[0].password = "fake-by-hand";
    world.probe.otherwise = ProbeVerdict::unreachable; // it stays in the journal
    RotateRequest request;
    request.account.login = "mario@pec.it";
    only(rotate_from(world.world(), request, world.mail->items[0].slot.id, {}, {}));
    REQUIRE(world.ledger.journal().unfinished()->size() == 1);
    CHECK(world.ledger.journal().unfinished()->front().kind == "adopt");
    only(world.rotate("mario@pec.it", "fake-new"));
    REQUIRE(world.ledger.journal().unfinished()->size() == 1);
    CHECK(world.ledger.journal().unfinished()->front().kind == "rotate");
}

TEST_CASE("a password that waits is replaced by none of another account's") {
    FakeWorld world;
    world.add_mailbox("mario@pec.it", "fake-old-m");
    world.add_mailbox("anna@pec.it", "fake-old-a");
    world.probe.verdicts = {{"mario@pec.it", ProbeVerdict::unreachable}};
    CHECK(only(world.rotate("mario@pec.it", "fake-new-m")).outcome == AccountOutcome::unreachable);
    CHECK(only(world.rotate("anna@pec.it", "fake-new-a")).outcome == AccountOutcome::done);
    CHECK(world.status("mario@pec.it").staged == "unproven");
    world.probe.verdicts.clear();
    CHECK(only(retry(world.world(), {}, {}, {})).outcome == AccountOutcome::done);
    CHECK(world.stored("mario@pec.it") == Strings{"fake-new-m", "fake-new-m", "fake-new-m"});
}

TEST_CASE("an account with no client here is legitimate, and it is said") {
    FakeWorld world;
    REQUIRE(track(world.world(), {{.account = {"phone@pec.it", {}}}}));
    const AccountResult result = only(world.rotate("phone@pec.it", "fake-new"));
    CHECK(result.outcome == AccountOutcome::done);
    CHECK(result.notes.size() == 1);
    CHECK(world.probe.asked.front().server.host == "imap.pec.example");
}

TEST_CASE("the secret is in no part of what a rotation leaves behind") {
    FakeWorld world;
    world.add_mailbox("mario@pec.it", "fake-old-secret");
    only(world.rotate("mario@pec.it", "fake-new-secret"));
    for (const auto& entry : std::filesystem::directory_iterator(world.folder.path())) {
        const auto bytes = read_file(entry.path(), 1 << 24);
        REQUIRE(bytes);
        CAPTURE(entry.path().string());
        CHECK(bytes->find("new-secret") == std::string::npos);
        CHECK(bytes->find("old-secret") == std::string::npos);
    }
}
