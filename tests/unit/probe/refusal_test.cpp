// SPDX-License-Identifier: Apache-2.0
#include "unit/probe/probing.h"

#include <doctest/doctest.h>

using namespace rinnova;
using namespace rinnova::test;

namespace {

struct Answered {
    ProbeResult result;
    std::vector<std::string> login; ///< what was sent of a login, all connections together
    int connections = 0;
};

/// Lets a server greet, then answer line after line, then go on answering with the last one.
Answered ask(SlotKind kind, const std::string& offer, const std::vector<std::string>& answers) {
    const TestAuthority authority;
    ScriptedServer server(authority.issue(), ScriptedServer::Start::tls, [&](Session& session) {
        if (kind == SlotKind::pop3)
            session.greet_pop3(offer);
        else if (kind == SlotKind::smtp)
            session.greet_smtp(offer);
        else
            session.greet_imap(offer);
        std::string line = session.line();
        for (std::size_t i = 0; !line.empty() && !is_farewell(line); ++i, line = session.line())
            session.send(answers[std::min(i, answers.size() - 1)] + "\r\n");
    });
    Answered answered{probe(request_to(server, authority, kind)), {}, 0};
    answered.login = login_lines(server.finish());
    answered.connections = server.connections();
    return answered;
}

} // namespace

TEST_CASE("after a refusal nothing else is tried, whatever else the server offers") {
    const auto imap = ask(SlotKind::imap, "AUTH=PLAIN AUTH=LOGIN AUTH=CRAM-MD5 SASL-IR",
                          {"+ ", "R1 NO [AUTHENTICATIONFAILED] Authentication failed."});
    CHECK(imap.result.verdict == ProbeVerdict::refused);
    CHECK(imap.result.detail == "NO [AUTHENTICATIONFAILED] Authentication failed.");
    CHECK(imap.login.size() == 2);
    CHECK(imap.connections == 1);

    const auto pop3 = ask(SlotKind::pop3, "USER\r\nSASL PLAIN LOGIN CRAM-MD5\r\n",
                          {"+ ", "-ERR [AUTH] Authentication failed."});
    CHECK(pop3.result.verdict == ProbeVerdict::refused);
    CHECK(pop3.result.detail == "-ERR [AUTH] Authentication failed.");
    CHECK(pop3.login.size() == 2);
    CHECK(pop3.connections == 1);

    const auto smtp =
        ask(SlotKind::smtp, "250-AUTH PLAIN LOGIN CRAM-MD5\r\n", {"334 ", "535 5.7.8 Authentication failed"});
    CHECK(smtp.result.verdict == ProbeVerdict::refused);
    CHECK(smtp.result.detail == "535 5.7.8 Authentication failed");
    CHECK(smtp.login.size() == 2);
    CHECK(smtp.connections == 1);
}

TEST_CASE("a refusal by USER, or half-way through LOGIN, is a refusal") {
    const auto user = ask(SlotKind::pop3, "USER\r\n", {"-ERR no such mailbox"});
    CHECK(user.result.verdict == ProbeVerdict::refused);
    CHECK(user.login == std::vector<std::string>{"USER mario.rossi@pec.it"});
    const auto login = ask(SlotKind::smtp, "250-AUTH LOGIN\r\n", {"334 VXNlcm5hbWU6", "535 5.7.8 who?"});
    CHECK(login.result.verdict == ProbeVerdict::refused);
    CHECK(login.login.size() == 2);
}

TEST_CASE("a server that refuses the mechanism has not refused the password, and gets no other one") {
    for (const char* answer : {"R1 NO [PRIVACYREQUIRED] no", "R1 NO not this one", "R1 BAD unknown"}) {
        const auto imap = ask(SlotKind::imap, "AUTH=PLAIN AUTH=LOGIN", {answer});
        CHECK(imap.result.verdict == ProbeVerdict::unreachable);
        CHECK(imap.login == std::vector<std::string>{"R1 AUTHENTICATE PLAIN"});
        CHECK(imap.connections == 1);
    }
    const auto smtp =
        ask(SlotKind::smtp, "250-AUTH PLAIN LOGIN\r\n", {"504 5.5.4 Unrecognized authentication type"});
    CHECK(smtp.result.verdict == ProbeVerdict::unreachable);
    CHECK(smtp.result.detail == "504 5.5.4 Unrecognized authentication type");
    CHECK(smtp.login == std::vector<std::string>{"AUTH PLAIN"});
}

TEST_CASE("trouble of the server's own is not the password's") {
    CHECK(ask(SlotKind::imap, "AUTH=PLAIN", {"+ ", "R1 NO [UNAVAILABLE] Temporary authentication failure."})
              .result.verdict == ProbeVerdict::unreachable);
    CHECK(
        ask(SlotKind::pop3, "USER\r\n", {"+OK", "-ERR [IN-USE] locked by another session"}).result.verdict ==
        ProbeVerdict::unreachable);
    const auto smtp =
        ask(SlotKind::smtp, "250-AUTH PLAIN\r\n", {"334 ", "454 4.7.0 Temporary authentication failure"});
    CHECK(smtp.result.verdict == ProbeVerdict::unreachable);
    CHECK(smtp.result.detail == "454 4.7.0 Temporary authentication failure");
    CHECK(smtp.login.size() == 2);
}

TEST_CASE("a server without a way to send a password gets none") {
    CHECK(ask(SlotKind::imap, "AUTH=CRAM-MD5 AUTH=XOAUTH2 LOGINDISABLED", {"R1 NO"}).login.empty());
    CHECK(ask(SlotKind::pop3, "SASL CRAM-MD5\r\n", {"-ERR"}).login.empty());
    const auto smtp = ask(SlotKind::smtp, "250-AUTH CRAM-MD5 NTLM GSSAPI\r\n", {"535 no"});
    CHECK(smtp.result.verdict == ProbeVerdict::unreachable);
    CHECK(smtp.result.detail == "The server offers no way to log in with a password.");
    CHECK(smtp.login.empty());
    CHECK(ask(SlotKind::imap, "AUTH=EXTERNAL LOGINDISABLED", {"R1 OK"}).login.empty());
}

TEST_CASE("a yes before the password was sent is no acceptance") {
    CHECK(ask(SlotKind::imap, "AUTH=PLAIN", {"R1 OK come in"}).result.verdict == ProbeVerdict::unreachable);
    CHECK(ask(SlotKind::pop3, "SASL PLAIN\r\n", {"+OK come in"}).result.verdict == ProbeVerdict::unreachable);
    CHECK(ask(SlotKind::smtp, "250-AUTH PLAIN\r\n", {"235 come in"}).result.verdict ==
          ProbeVerdict::unreachable);
    CHECK(ask(SlotKind::smtp, "250-AUTH LOGIN\r\n", {"334 a", "235 come in"}).result.verdict ==
          ProbeVerdict::unreachable);
}

TEST_CASE("a server that keeps asking gets nothing more") {
    const auto smtp = ask(SlotKind::smtp, "250-AUTH PLAIN\r\n", {"334 again"});
    CHECK(smtp.result.verdict == ProbeVerdict::unreachable);
    CHECK(smtp.login.size() == 2);
}

TEST_CASE("an IMAP server that greets with PREAUTH does not make every password right") {
    const TestAuthority authority;
    ScriptedServer server(authority.issue(), ScriptedServer::Start::tls, [](Session& session) {
        session.send("* PREAUTH welcome\r\n");
        session.line();
        session.send("* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\nA001 OK done\r\n");
        session.line();
        session.send("R1 BAD already authenticated\r\n");
        session.wait_until_gone();
    });
    CHECK(probe(request_to(server, authority, SlotKind::imap)).verdict == ProbeVerdict::unreachable);
}

TEST_CASE("the server's words come without the password, though it echoes what it was sent") {
    for (const char* echo :
         {"535 5.7.8 wrong: AG1hcmlvLnJvc3NpQHBlYy5pdABmYWtlLW9sZC0x", "535 5.7.8 fake-old-1 is wrong",
          "535 wrong: BmYWtlLW9sZC0x", "535-ZmFrZS1vbGQtMQ==\r\n535 fake-old-1"}) {
        const auto answered = ask(SlotKind::smtp, "250-AUTH PLAIN\r\n", {"334 ", echo});
        CHECK(answered.result.verdict == ProbeVerdict::refused);
        CHECK(answered.result.detail.find("fake-old-1") == std::string::npos);
        CHECK(answered.result.detail.find("LW9sZC0x") == std::string::npos);
        CHECK(answered.result.detail.find("ZmFrZS1v") == std::string::npos);
        CHECK(answered.result.detail.find("***") != std::string::npos);
    }
    const auto escapes =
        ask(SlotKind::imap, "AUTH=PLAIN", {"+ ", "R1 NO \x1b]0;owned\x07 " + std::string(4000, 'z')});
    CHECK(escapes.result.verdict == ProbeVerdict::refused);
    CHECK(escapes.result.detail.find('\x1b') == std::string::npos);
    CHECK(escapes.result.detail.size() <= 200);
}
