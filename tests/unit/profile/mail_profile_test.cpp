// SPDX-License-Identifier: Apache-2.0
#include "unit/profile/Samples.h"

#include <doctest/doctest.h>

#include <set>

using namespace rinnova;
using namespace rinnova::test;

TEST_CASE("an account's profile is the same one for ever") {
    // Written down: were they to change, devices would keep the old profile beside the new one.
    CHECK(profile_identity(studio, {}) ==
          ProfileIdentity{"rinnova.account.E45B50DF-0D45-59BE-8F57-A53B0A752F26",
                          "E45B50DF-0D45-59BE-8F57-A53B0A752F26"});
    CHECK(profile_identity(studio, "mail") ==
          ProfileIdentity{"rinnova.account.E45B50DF-0D45-59BE-8F57-A53B0A752F26.mail",
                          "7E094270-1BCD-52C0-9104-CA70EF73FCE8"});
}

TEST_CASE("no two accounts, logins of one mailbox, providers or parts share an identity") {
    std::set<std::string> identifiers;
    std::set<std::string> uuids;
    const auto add = [&](const AccountKey& account) {
        for (const char* part : {"", "mail", "archive"}) {
            const ProfileIdentity identity = profile_identity(account, part);
            CHECK(identifiers.insert(identity.identifier).second);
            CHECK(uuids.insert(identity.uuid).second);
            CHECK(identity.uuid.size() == 36);
            CHECK(identity.uuid[14] == '5'); // the version
        }
    };
    add(studio);
    add(secretary);
    add({"aruba-pec", "amministrazione/studio@pec.it"});
    add({"startpec", "studio@pec.it"});
    add({"generic:mail.pec.it", "studio@pec.it"});
    for (int i = 0; i < 300; ++i)
        add({"aruba-pec", "user" + std::to_string(i) + "@pec.it"});
}

TEST_CASE("the address of a login is what stands behind the user's name") {
    CHECK(address_of("studio@pec.it") == "studio@pec.it");
    CHECK(address_of("segreteria/studio@pec.it") == "studio@pec.it");
    CHECK(address_of("M1234567") == "");
    CHECK(address_of("a/b") == "");
    CHECK(address_of("@") == "");
}

TEST_CASE("reading and sending go through the account's servers under its full login") {
    const MailProfile profile = sample();
    REQUIRE(profile.payloads.size() == 1);
    const MailPayload& payload = profile.payloads.front();
    CHECK(payload.incoming == imap);
    CHECK(payload.outgoing == smtp);
    CHECK(payload.username == "segreteria/studio@pec.it");
    CHECK(payload.address == "studio@pec.it");
}

TEST_CASE("of several servers of a kind the first one counts") {
    const Server own = server(SlotKind::smtp, "relay.studio.example", 587, Tls::starttls);
    CHECK(mail_profile(studio, {own, imap, smtp}, {}, false)->payloads.front().outgoing == own);
}

TEST_CASE("an archive becomes an account of its own") {
    const Server archive = server(SlotKind::archive, "archivio.example", 993);
    const auto profile = mail_profile(studio, {archive, imap, smtp}, {}, false);
    REQUIRE(profile->payloads.size() == 2);
    CHECK(profile->payloads[1].part == "archive");
    CHECK(profile->payloads[1].incoming.host == "archivio.example");
    CHECK(profile->payloads[1].incoming.kind == SlotKind::imap);
    CHECK(profile->payloads[1].outgoing == smtp);
}

TEST_CASE("an account that is read by POP3 alone is refused unless forced") {
    const std::vector<Server> servers{imap, pop3, smtp};
    const auto refused = mail_profile(studio, servers, {false, true}, false);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::conflict);
    CHECK(refused.error().hint.find("--force-pop3") != std::string::npos);
    CHECK(mail_profile(studio, servers, {false, true}, true)->payloads.front().incoming == pop3);
    CHECK(mail_profile(studio, servers, {true, true}, false)->payloads.front().incoming == imap);
    CHECK(mail_profile(studio, servers, {}, true)->payloads.front().incoming == imap);
    CHECK_FALSE(mail_profile(studio, {pop3, smtp}, {}, false));
}

TEST_CASE("a server that nobody knows is asked for") {
    for (const std::vector<Server>& servers : {std::vector{imap}, std::vector{smtp}, std::vector<Server>{}}) {
        const auto profile = mail_profile(studio, servers, {}, false);
        REQUIRE_FALSE(profile);
        CHECK(profile.error().code == ErrorCode::needs_user);
        CHECK(profile.error().hint.find("--server") != std::string::npos);
    }
}
