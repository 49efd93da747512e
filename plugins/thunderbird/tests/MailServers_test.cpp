// SPDX-License-Identifier: Apache-2.0
#include "MailServers.h"
#include "Origin.h"

#include <doctest/doctest.h>

using namespace rinnova;
using namespace rinnova::thunderbird;

namespace {

/// One account whose server has these preferences beside type, host and user.
std::vector<MailServer> incoming(std::string_view type, std::string_view more = {}) {
    Prefs prefs;
    prefs.read("user_pref(\"mail.accountmanager.accounts\", \"account1\");\n"
               "user_pref(\"mail.account.account1.server\", \"server5\");\n"
               "user_pref(\"mail.server.server5.hostname\", \"Host.Example\");\n"
               "user_pref(\"mail.server.server5.userName\", \"multiutente/mario@pec.it\");\n"
               "user_pref(\"mail.server.server5.type\", \"" +
               std::string(type) + "\");\n");
    prefs.read(more);
    return mail_servers(prefs);
}

std::vector<MailServer> outgoing(std::string_view more = {}) {
    Prefs prefs;
    prefs.read("user_pref(\"mail.smtpservers\", \"smtp1\");\n"
               "user_pref(\"mail.smtpserver.smtp1.hostname\", \"smtp.example\");\n"
               "user_pref(\"mail.smtpserver.smtp1.username\", \"mario@pec.it\");\n");
    prefs.read(more);
    return mail_servers(prefs);
}

std::string pref(std::string_view name, int value) {
    return "user_pref(\"" + std::string(name) + "\", " + std::to_string(value) + ");\n";
}

} // namespace

TEST_CASE("a server that says nothing more has Thunderbird's defaults") {
    const auto servers = incoming("imap");
    REQUIRE(servers.size() == 1);
    CHECK(servers[0] == MailServer{SlotKind::imap, "Host.Example", 143, Tls::none, "multiutente/mario@pec.it",
                                   AuthMethod::password_cleartext, false});
    CHECK(incoming("pop3")[0].port == 110);
    CHECK(outgoing()[0].port == 587);
}

TEST_CASE("the port left out is the one of the connection security") {
    CHECK(incoming("imap", pref("mail.server.server5.socketType", 3))[0].port == 993);
    CHECK(incoming("imap", pref("mail.server.server5.socketType", 2))[0].port == 143);
    CHECK(incoming("pop3", pref("mail.server.server5.socketType", 3))[0].port == 995);
    CHECK(outgoing(pref("mail.smtpserver.smtp1.try_ssl", 3))[0].port == 465);
    CHECK(outgoing(pref("mail.smtpserver.smtp1.try_ssl", 2))[0].port == 587);
    CHECK(incoming("imap", pref("mail.server.server5.port", 1993))[0].port == 1993);
    CHECK(incoming("imap", pref("mail.server.server5.port", -1))[0].port == 143);
    CHECK(incoming("imap", pref("mail.server.server5.port", 70000))[0].port == 143);
    CHECK(incoming("imap", "user_pref(\"mail.server.server5.hostname\", \"host.example:2143\");")[0].port ==
          2143);
    CHECK(incoming("imap", "user_pref(\"mail.server.server5.hostname\", \"host.example:2143\");")[0].host ==
          "host.example");
}

TEST_CASE("connection security is told as it is configured") {
    CHECK(incoming("imap", pref("mail.server.server5.socketType", 3))[0].tls == Tls::implicit);
    CHECK(incoming("imap", pref("mail.server.server5.socketType", 2))[0].tls == Tls::starttls);
    CHECK(incoming("imap", pref("mail.server.server5.socketType", 0))[0].tls == Tls::none);
    CHECK(incoming("imap", pref("mail.server.default.socketType", 3))[0].tls == Tls::implicit);
}

TEST_CASE("servers that use no password of ours are left alone") {
    for (const int method : {1, 5, 7, 10}) {
        CHECK(incoming("imap", pref("mail.server.server5.authMethod", method)).empty());
        CHECK(outgoing(pref("mail.smtpserver.smtp1.authMethod", method)).empty());
    }
    for (const char* type : {"none", "nntp", "rss", "ews", "graph", "exchange", ""})
        CHECK(incoming(type).empty());
    CHECK(outgoing("user_pref(\"mail.smtpserver.smtp1.type\", \"ews\");").empty());
    CHECK(outgoing("user_pref(\"mail.smtpserver.smtp1.type\", \"smtp\");").size() == 1);
    CHECK(outgoing("user_pref(\"mail.smtpserver.smtp1.username\", \"\");").empty());
    CHECK(incoming("imap", "user_pref(\"mail.server.server5.hostname\", \"\");").empty());
}

TEST_CASE("ways to log in that still take the password are told apart") {
    CHECK(incoming("imap", pref("mail.server.server5.authMethod", 3))[0].auth_method ==
          AuthMethod::password_cleartext);
    CHECK(incoming("imap", pref("mail.server.server5.authMethod", 4))[0].auth_method ==
          AuthMethod::password_encrypted);
    CHECK(incoming("imap", pref("mail.server.server5.authMethod", 6))[0].auth_method == AuthMethod::ntlm);
    CHECK(incoming("imap", pref("mail.server.server5.authMethod", 9))[0].auth_method == AuthMethod::any);
}

TEST_CASE("only servers of accounts count, in the accounts' order, each account once") {
    Prefs prefs;
    prefs.read("user_pref(\"mail.accountmanager.accounts\", \"account2,account1,,account2, account9\");\n"
               "user_pref(\"mail.account.account1.server\", \"server1\");\n"
               "user_pref(\"mail.account.account2.server\", \"server2\");\n");
    for (const char* number : {"1", "2", "3"}) {
        const std::string server = "user_pref(\"mail.server.server" + std::string(number);
        prefs.read(server + ".type\", \"imap\");\n" + server + ".userName\", \"u\");\n" + server +
                   ".hostname\", \"h" + number + "\");\n");
    }
    const auto servers = mail_servers(prefs);
    REQUIRE(servers.size() == 2);
    CHECK(servers[0].host == "h2");
    CHECK(servers[1].host == "h1");
}

TEST_CASE("an origin is spelled as Thunderbird spells it") {
    CHECK(login_origin(SlotKind::imap, "imaps.pec.aruba.it") == "imap://imaps.pec.aruba.it");
    CHECK(login_origin(SlotKind::pop3, "POP3s.pec.aruba.it") == "mailbox://POP3s.pec.aruba.it");
    CHECK(login_origin(SlotKind::smtp, "smtps.pec.aruba.it") == "smtp://smtps.pec.aruba.it");
    CHECK(login_origin(SlotKind::smtp, "::1") == "smtp://[::1]");
    CHECK(login_origin(SlotKind::pop3, "::1") == "mailbox://%5B%3A%3A1%5D");
    CHECK(login_origin(SlotKind::pop3, "citt\xC3\xA0.example") == "mailbox://citt%C3%A0.example");
}

TEST_CASE("different spellings of one origin have one key") {
    CHECK(origin_key("mailbox://POP3s.Newhost.example") == origin_key("mailbox://pop3s.newhost.example"));
    CHECK(origin_key("mailbox://%5B%3A%3A1%5D") == origin_key("mailbox://::1"));
    CHECK(origin_key("mailbox://citt%C3%A0.example") == origin_key("mailbox://citt\xC3\xA0.example"));
    CHECK(origin_key("imap://host") != origin_key("smtp://host"));
    CHECK(origin_key("imap://a%zz%4") == "imap://a%zz%4");
    CHECK(is_mail_origin("imap://h"));
    CHECK_FALSE(is_mail_origin("imap://"));
    CHECK_FALSE(is_mail_origin("https://h"));
}
