// SPDX-License-Identifier: Apache-2.0
#include "support/FakeWorld.h"

#include <doctest/doctest.h>

using namespace rinnova;
using namespace rinnova::test;

namespace {

using Strings = std::vector<std::string>;

} // namespace

TEST_CASE("a password pasted twice does not push out the one before it") {
    FakeWorld world;
    world.add_mailbox("mario@pec.it", "fake-old");
    world.mail->client_open = true;
    CHECK(only(world.rotate("mario@pec.it", "fake-new")).outcome == AccountOutcome::open);
    world.mail->client_open = false;
    const Account before = world.account("mario@pec.it");
    SUBCASE("to reach what was open") {
        CHECK(only(world.rotate("mario@pec.it", "fake-new")).outcome == AccountOutcome::done);
        CHECK(world.account("mario@pec.it").previous == before.previous);
        CHECK_FALSE(world.vault_holds("mario@pec.it", before.current));
    }
    SUBCASE("with another date, which alone is noted") {
        REQUIRE(retry(world.world(), {}, {}, {}));
        RotateRequest request;
        request.expires = parse_date("2027-02-01").value();
        const AccountResult result = only(world.rotate("mario@pec.it", "fake-new", request));
        CHECK(result.outcome == AccountOutcome::unchanged);
        CHECK(result.validity.expires == request.expires);
        CHECK(world.account("mario@pec.it").validity.expires == request.expires);
        CHECK(world.account("mario@pec.it").current == before.current);
    }
    CHECK(only(undo(world.world(), {"mario@pec.it", {}}, false, {}, {})).outcome == AccountOutcome::done);
    CHECK(world.stored("mario@pec.it") == Strings{"fake-old", "fake-old", "fake-old"});
    CHECK(world.vault_holds("mario@pec.it", world.account("mario@pec.it").previous) == "fake-new");
}

TEST_CASE("a refused password that is accepted after an undo leads back to what was there in between") {
    FakeWorld world;
    world.add_mailbox("mario@pec.it", "fake-1");
    only(world.rotate("mario@pec.it", "fake-2"));
    world.probe.otherwise = ProbeVerdict::refused;
    CHECK(only(world.rotate("mario@pec.it", "fake-3")).outcome == AccountOutcome::refused);
    CHECK(only(undo(world.world(), {"mario@pec.it", {}}, false, {}, {})).outcome == AccountOutcome::done);
    CHECK(only(retry(world.world(), {std::nullopt, false}, {}, {})).outcome == AccountOutcome::done);
    CHECK(world.vault_holds("mario@pec.it", world.account("mario@pec.it").current) == "fake-3");
    CHECK(world.vault_holds("mario@pec.it", world.account("mario@pec.it").previous) == "fake-1");
}

TEST_CASE("a password pasted again days later is as old as it was") {
    FakeWorld world;
    world.add_mailbox("mario@pec.it", "fake-old");
    world.mail->client_open = true;
    RotateRequest dated;
    dated.expires = parse_date("2027-02-01").value();
    only(world.rotate("mario@pec.it", "fake-new", dated));
    world.mail->client_open = false;
    const Validity before = world.account("mario@pec.it").validity;
    CHECK(only(world.rotate("mario@pec.it", "fake-new")).outcome == AccountOutcome::done);
    CHECK(world.account("mario@pec.it").validity == before);
}
