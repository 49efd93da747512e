// SPDX-License-Identifier: Apache-2.0
#include "engine/ProfileSource.h"
#include "support/FakeWorld.h"

#include <doctest/doctest.h>

using namespace rinnova;
using namespace rinnova::test;

namespace {

ProfileRequest of(const std::string& login, bool with_password = false, bool force_pop3 = false) {
    return {{login, {}}, with_password, force_pop3};
}

std::string password_of(const ProfileSource& source) {
    REQUIRE(source.password.has_value());
    return source.password->expose([](std::string_view bytes) { return std::string(bytes); });
}

} // namespace

TEST_CASE("a profile has the provider's servers, and the account's own before them") {
    FakeWorld world;
    world.add_mailbox("mario@pec.it", "fake-old");
    const auto plain = profile_source(world.world(), of("mario@pec.it"));
    REQUIRE(plain);
    CHECK(plain->profile.account == AccountKey{"pec", "mario@pec.it"});
    CHECK(plain->profile.payloads.front().incoming.host == "imap.pec.example");
    CHECK(plain->profile.payloads.size() == 1); // the provider's archive is not everybody's
    CHECK_FALSE(plain->password.has_value());

    TrackRequest own{.account = {"mario@pec.it", {}}};
    own.servers = {{SlotKind::smtp, "relay.example", 587, Tls::starttls, {}, {}},
                   {SlotKind::archive, "archive.example", 993, Tls::implicit, {}, {}}};
    REQUIRE(track(world.world(), {own}));
    const auto source = profile_source(world.world(), of("mario@pec.it"));
    REQUIRE(source->profile.payloads.size() == 2);
    CHECK(source->profile.payloads[0].outgoing.host == "relay.example");
    CHECK(source->profile.payloads[1].incoming.host == "archive.example");
}

TEST_CASE("the password is the current one, also when the next one waits") {
    FakeWorld world;
    world.add_mailbox("mario@pec.it", "fake-old");
    REQUIRE(world.rotate("mario@pec.it", "fake-new-1"));
    CHECK(password_of(profile_source(world.world(), of("mario@pec.it", true)).value()) == "fake-new-1");
    world.probe.otherwise = ProbeVerdict::refused;
    REQUIRE(world.rotate("mario@pec.it", "fake-new-2"));
    CHECK(password_of(profile_source(world.world(), of("mario@pec.it", true)).value()) == "fake-new-1");
}

TEST_CASE("that the password was handed out is remembered, without it") {
    FakeWorld world;
    world.add_mailbox("mario@pec.it", "fake-old");
    REQUIRE(world.rotate("mario@pec.it", "fake-new-1"));
    REQUIRE(profile_source(world.world(), of("mario@pec.it", true)));
    const auto history = world.ledger.history({});
    CHECK(history->back().kind == "exported");
    CHECK(history->back().text.find("fake") == std::string::npos);
}

TEST_CASE("an account that nobody knows, and a password that the vault has not") {
    FakeWorld world;
    CHECK(profile_source(world.world(), of("nobody@pec.it")).error().code == ErrorCode::not_found);
    world.add_mailbox("mario@pec.it", "fake-old");
    const auto source = profile_source(world.world(), of("mario@pec.it", true));
    REQUIRE_FALSE(source);
    CHECK(source.error().code == ErrorCode::needs_user);
    CHECK(source.error().hint.find("--from") != std::string::npos);
}

TEST_CASE("an account that the mail programs read by POP3 alone is refused unless forced") {
    FakeWorld world;
    world.providers = ProviderStore::from_documents(
        {{"test", R"json({"schema":1,"id":"pop","name":"POP","domains":["pop.it"],
"servers":{"imap":[{"host":"imap.pop.example","port":993,"tls":"implicit"}],
"pop3":[{"host":"pop.pop.example","port":995,"tls":"implicit"}],
"smtp":[{"host":"smtp.pop.example","port":465,"tls":"implicit"}]}})json"}});
    world.mail->add("mail", SlotKind::pop3, "pop.pop.example", "mario@pop.it", "fake-old");
    world.mail->add("mail", SlotKind::smtp, "smtp.pop.example", "mario@pop.it", "fake-old");
    CHECK(profile_source(world.world(), of("mario@pop.it")).error().code == ErrorCode::conflict);
    const auto forced = profile_source(world.world(), of("mario@pop.it", false, true));
    REQUIRE(forced);
    CHECK(forced->profile.payloads.front().incoming.host == "pop.pop.example");
}

TEST_CASE("an account of no known provider has the servers that its mail program has; no TLS is said") {
    FakeWorld world;
    world.mail->add("mail", SlotKind::imap, "mail.example", "mario@example", "fake-old");
    auto& outgoing = world.mail->add("mail", SlotKind::smtp, "mail.example", "mario@example", "fake-old");
    outgoing.slot.tls = Tls::none;
    const auto source = profile_source(world.world(), of("mario@example"));
    REQUIRE(source);
    CHECK(source->profile.account.provider == "generic:mail.example");
    CHECK(source->profile.payloads.front().outgoing.host == "mail.example");
    REQUIRE(source->warnings.size() == 1);
    CHECK(source->warnings.front().message.find("without TLS") != std::string::npos);
}
