// SPDX-License-Identifier: Apache-2.0
#include "support/FakeWorld.h"

#include <doctest/doctest.h>

#include <set>

using namespace rinnova;
using namespace rinnova::test;

namespace {

std::set<std::string> rules(FakeWorld& world) {
    const auto findings = doctor(world.world(), std::nullopt);
    REQUIRE(findings);
    std::set<std::string> found;
    for (const Finding& finding : *findings) {
        CHECK_FALSE(finding.message.empty());
        CHECK_FALSE(finding.fix.empty());
        found.insert(finding.rule);
    }
    return found;
}

using Rules = std::set<std::string>;

} // namespace

TEST_CASE("a healthy mailbox has no findings") {
    FakeWorld world;
    world.add_mailbox("mario@pec.it", "fake");
    CHECK(rules(world).empty());
}

TEST_CASE("reading at the provider and sending through another server is found") {
    FakeWorld world;
    world.mail->add("mail", SlotKind::imap, "imap.pec.example", "mario@pec.it", "fake");
    world.mail->add("mail", SlotKind::smtp, "smtp.ordinary.example", "mario@pec.it", "fake");
    CHECK(rules(world) == Rules{"wrong-outgoing-server"});
}

TEST_CASE("IMAP in one place and POP3 in another is found") {
    FakeWorld world;
    world.add_mailbox("mario@pec.it", "fake");
    world.mail->add("mail", SlotKind::pop3, "imap.pec.example", "mario@pec.it", "fake", "old profile");
    world.mail->add("mail", SlotKind::smtp, "smtp.pec.example", "mario@pec.it", "fake", "old profile");
    CHECK(rules(world) == Rules{"imap-and-pop3"});
}

TEST_CASE("a multi-user login that sends without its prefix is found") {
    FakeWorld world;
    world.mail->add("mail", SlotKind::imap, "imap.pec.example", "segreteria/studio@pec.it", "fake");
    world.mail->add("mail", SlotKind::smtp, "smtp.pec.example", "studio@pec.it", "fake");
    CHECK(rules(world) == Rules{"multi-user-prefix"});
}

TEST_CASE(
    "no encryption, differing copies, passwords remembered nowhere, an archive without a slot are found") {
    FakeWorld world;
    world.add_mailbox("mario@pec.it", "fake");
    world.mail->items[0].slot.tls = Tls::none;
    CHECK(rules(world) == Rules{"no-tls"});
    world.ring->items[0].password = "fake-other";
    CHECK(rules(world) == Rules{"no-tls", "slots-differ"});
    for (const auto& store : {world.mail, world.ring})
        for (FakeStore::Item& item : store->items)
            item.password.clear();
    CHECK(rules(world) == Rules{"no-tls", "remembered-nowhere"});
    TrackRequest request{.account = {"mario@pec.it", {}}};
    request.servers = {{SlotKind::archive, "archive.example", 993, Tls::implicit, {}, {}}};
    REQUIRE(track(world.world(), {request}));
    CHECK(rules(world).contains("archive-without-slot"));
}

TEST_CASE("expired accounts and passwords lost with a keyring are found") {
    FakeWorld world;
    world.add_mailbox("mario@pec.it", "fake");
    REQUIRE(world.rotate("mario@pec.it", "fake-new"));
    const Account account = world.account("mario@pec.it");
    REQUIRE(world.vault.erase({VaultKey::Kind::credential, account.key, account.current}));
    CHECK(rules(world) == Rules{"password-lost"});
    world.clock.set(*account.validity.expires + std::chrono::days(1));
    CHECK(rules(world) == Rules{"expired"});
}
