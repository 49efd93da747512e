// SPDX-License-Identifier: Apache-2.0
#include "TestProfile.h"

#include <doctest/doctest.h>

using namespace rinnova;
using namespace rinnova::thunderbird::trial;
using Texts = std::vector<std::string>;

namespace {

Texts rules(const TestProfile& profile) {
    Thunderbird thunderbird(profile.home());
    const auto slots = thunderbird.slots();
    Texts list;
    for (const sdk::Finding& finding : thunderbird.target().inspect(slots)) {
        CHECK_FALSE(finding.message.empty());
        CHECK_FALSE(finding.fix.empty());
        for (const Slot& slot : slots)
            if (slot.id == finding.slot_id)
                list.push_back(std::string(to_string(slot.kind)) + " " + finding.rule);
    }
    return list;
}

const std::vector<TestLogin> all_logins{{"imap://imaps.pec.aruba.it", "mario@pec.it", "fake-old-1"},
                                        {"mailbox://pop3s.pec.aruba.it", "mario@pec.it", "fake-old-1"},
                                        {"smtp://smtps.pec.aruba.it", "mario@pec.it", "fake-old-1"}};

} // namespace

TEST_CASE("settings that are all right give no finding") {
    const TestProfile profile;
    profile.set_usual_servers("mario@pec.it");
    profile.set_keys({});
    profile.set_logins(all_logins);
    CHECK(rules(profile).empty());
}

TEST_CASE("a connection without encryption is a finding, of any server that shares the login") {
    const TestProfile profile;
    profile.set_usual_servers("mario@pec.it");
    profile.set_keys({});
    profile.set_logins(all_logins);
    profile.put("user.js", "user_pref(\"mail.server.server1.socketType\", 0);\n"
                           "user_pref(\"mail.smtpservers\", \"smtp1,smtp2\");\n"
                           "user_pref(\"mail.smtpserver.smtp2.hostname\", \"smtps.pec.aruba.it\");\n"
                           "user_pref(\"mail.smtpserver.smtp2.username\", \"mario@pec.it\");\n");
    CHECK(rules(profile) == Texts{"imap no-tls", "smtp no-tls"});
}

TEST_CASE("a password that is remembered nowhere is a finding, unless it is locked away or borrowed") {
    const TestProfile profile;
    profile.set_usual_servers("mario@pec.it");
    profile.set_keys({});
    profile.set_logins({all_logins[0]});
    CHECK(rules(profile) == Texts{"pop3 not-remembered", "smtp not-remembered"});
    profile.put("user.js", "user_pref(\"mail.smtpserver.smtp1.incomingAccount\", \"server1\");\n");
    CHECK(rules(profile) == Texts{"pop3 not-remembered"});
    profile.set_logins(all_logins);
    profile.set_keys({.primary_password = "fake-primary", .iterations = 10000});
    CHECK(rules(profile).empty());
}

TEST_CASE("another way to log in than the normal password is worth a word") {
    const TestProfile profile;
    profile.set_usual_servers("mario@pec.it");
    profile.set_keys({});
    profile.set_logins(all_logins);
    profile.put("user.js", "user_pref(\"mail.server.server2.authMethod\", 4);\n");
    CHECK(rules(profile) == Texts{"pop3 auth-method"});
}
