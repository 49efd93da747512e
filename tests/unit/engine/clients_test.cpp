// SPDX-License-Identifier: Apache-2.0
#include "engine/ClientsInTheWay.h"
#include "support/FakeWorld.h"
#include "support/Talker_linux.h"

#include <doctest/doctest.h>

using namespace rinnova;
using namespace rinnova::test;

namespace {

constexpr const char* mario = "mario@pec.it";

/// A mail program is open, and two slots wait for its end.
struct ClientOpen : FakeWorld {
    Talker client;
    int asked = 0;

    ClientOpen() {
        (void)client.said();
        add_mailbox(mario, "fake-old");
        mail->client_open = true;
        mail->client = process_with(client.child);
        REQUIRE(mail->client);
        REQUIRE(rotate(mario, "fake-new")->accounts.front().outcome == AccountOutcome::open);
        probe.asked.clear();
    }
    /// It does as it is asked, as long as this is what it is told.
    void obeys() {
        mail->asked_to_quit = [this]() -> Result<void> {
            ++asked;
            client.end();
            mail->client_open = false;
            return {};
        };
    }
    AccountResult retried(RetryRequest request) {
        const auto report = retry(world(), request, {}, {});
        REQUIRE((report && report->accounts.size() == 1));
        CHECK(probe.asked.empty());
        return report->accounts.front();
    }
};

} // namespace

TEST_CASE_FIXTURE(ClientOpen, "who waits for whom is told, and when nobody is in the way any more") {
    auto waiting = waiting_slots(world());
    REQUIRE((waiting && waiting->size() == 2));
    for (const WaitingSlot& slot : *waiting) {
        CHECK(slot.account.login == mario);
        CHECK((slot.client && slot.client->process == mail->client));
    }
    CHECK(clients_in_the_way(world(), {waiting->at(0).slot, waiting->at(1).slot}).size() == 1);
    mail->client_open = false;
    waiting = waiting_slots(world());
    REQUIRE(waiting->size() == 2);
    CHECK_FALSE(waiting->at(0).client);
    CHECK_FALSE(retried({}).error);
    CHECK(waiting_slots(world())->empty());
}

TEST_CASE_FIXTURE(ClientOpen, "the files to be watched are those of tracked accounts' targets, each once") {
    mail->files = {"/store/a", "/store/b"};
    ring->files = {"/store/b"};
    CHECK(*watched_stores(world()) == std::vector<std::filesystem::path>{"/store/a", "/store/b"});
    FakeWorld nothing;
    nothing.mail->files = {"/store/a"};
    CHECK(watched_stores(nothing.world())->empty());
}

TEST_CASE_FIXTURE(ClientOpen, "with consent the client ends, is written, and is started again") {
    obeys();
    CHECK(retried({.restart_clients = true}).outcome == AccountOutcome::done);
    CHECK(asked == 1);
    CHECK(stored(mario) == std::vector<std::string>(3, "fake-new"));
    CHECK(client.said().starts_with("an argument|kept as it was|"));
}

TEST_CASE_FIXTURE(ClientOpen, "without consent it is not asked") {
    obeys();
    CHECK(retried({}).outcome == AccountOutcome::open);
    CHECK(asked == 0);
    CHECK(process_with(client.child) == mail->client);
}

TEST_CASE_FIXTURE(ClientOpen, "one that cannot be asked, or is in use, is left open and said why") {
    const AccountResult unsupported = retried({.restart_clients = true});
    CHECK(unsupported.outcome == AccountOutcome::open);
    CHECK(unsupported.notes.size() == 1);
    mail->asked_to_quit = []() -> Result<void> { return fail(ErrorCode::needs_user, "a message is open"); };
    const AccountResult in_use = retried({.restart_clients = true});
    CHECK(in_use.outcome == AccountOutcome::open);
    REQUIRE(in_use.notes.size() == 1);
    CHECK(in_use.notes[0].find("a message is open") != std::string::npos);
    CHECK(process_with(client.child) == mail->client);
}

TEST_CASE_FIXTURE(ClientOpen, "nobody is asked to end for nothing") {
    obeys();
    vault.fail_with(ErrorCode::locked);
    CHECK(retried({.restart_clients = true}).outcome == AccountOutcome::locked);
    vault.heal();
    const auto other =
        retry(world(), {.account = AccountName{mario, "other"}, .restart_clients = true}, {}, {});
    CHECK_FALSE(other);
    CHECK(asked == 0);
}

TEST_CASE("open slots are finished without asking the server about a password that waits") {
    FakeWorld world;
    world.add_mailbox(mario, "fake-old");
    world.probe.otherwise = ProbeVerdict::refused;
    REQUIRE(world.rotate(mario, "fake-new")->accounts.front().outcome == AccountOutcome::refused);
    world.probe.asked.clear();
    const auto report = retry(world.world(), {.staged = false}, {}, {});
    REQUIRE(report);
    CHECK(report->accounts.empty());
    CHECK(world.probe.asked.empty());
    CHECK(world.stored(mario) == std::vector<std::string>(3, "fake-old"));
}

TEST_CASE("what is tried again and again in vain does not fill the history") {
    FakeWorld world;
    world.add_mailbox(mario, "fake-old");
    world.mail->client_open = true;
    REQUIRE(world.rotate(mario, "fake-new"));
    const auto records = [&] { return world.ledger.history(std::nullopt)->size(); };
    const auto before = records();
    for (int i = 0; i < 3; ++i)
        REQUIRE(retry(world.world(), {.staged = false}, {}, {}));
    CHECK(records() == before);
    world.mail->client_open = false;
    REQUIRE(retry(world.world(), {.staged = false}, {}, {}));
    CHECK(records() == before + 1);
}
