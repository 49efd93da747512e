// SPDX-License-Identifier: Apache-2.0
#include "unit/probe/probing.h"

#include <doctest/doctest.h>

using namespace rinnova;
using namespace rinnova::test;

namespace {

using Lines = std::vector<std::string>;

// base64 of NUL mario.rossi@pec.it NUL fake-old-1
const std::string plain_credentials = "AG1hcmlvLnJvc3NpQHBlYy5pdABmYWtlLW9sZC0x";

} // namespace

TEST_CASE("an IMAP server that offers PLAIN accepts the password") {
    const TestAuthority authority;
    ScriptedServer server(authority.issue(), ScriptedServer::Start::tls, [](Session& session) {
        session.greet_imap("AUTH=CRAM-MD5 AUTH=PLAIN AUTH=LOGIN SASL-IR AUTH=EXTERNAL AUTH=GSSAPI");
        session.line();
        session.send("+ \r\n");
        session.line();
        session.send("* CAPABILITY IMAP4rev1 IDLE\r\nR1 OK Logged in\r\n");
        session.line();
        session.send("* BYE see you\r\nR2 OK done\r\n");
    });
    const ProbeResult result = probe(request_to(server, authority, SlotKind::imap));
    CHECK(result.verdict == ProbeVerdict::accepted);
    CHECK(result.protocol == SlotKind::imap);
    CHECK(result.host == "localhost");
    CHECK(result.port == server.port());
    CHECK(result.detail == "OK Logged in");
    CHECK(server.finish() ==
          Lines{"A001 CAPABILITY", "R1 AUTHENTICATE PLAIN", plain_credentials, "R2 LOGOUT"});
    CHECK(server.connections() == 1);
}

TEST_CASE("an archive is asked over IMAP") {
    const TestAuthority authority;
    ScriptedServer server(authority.issue(), ScriptedServer::Start::tls, [](Session& session) {
        session.greet_imap("AUTH=PLAIN");
        session.line();
        session.send("+\r\n");
        session.line();
        session.send("R1 OK\r\n");
        session.wait_until_gone();
    });
    const ProbeResult result = probe(request_to(server, authority, SlotKind::archive));
    CHECK(result.verdict == ProbeVerdict::accepted);
    CHECK(result.protocol == SlotKind::imap);
}

TEST_CASE("an IMAP server that offers no SASL gets its LOGIN command") {
    const TestAuthority authority;
    ScriptedServer server(authority.issue(), ScriptedServer::Start::tls, [](Session& session) {
        session.greet_imap("IDLE");
        session.line();
        session.send("R1 OK hello\r\n");
        session.wait_until_gone();
    });
    ProbeRequest request = request_to(server, authority, SlotKind::imap);
    request.username = "segreteria/studio \"x\";AUTH=PLAIN@pec.it";
    CHECK(probe(request, "fake \"old\\ 1").verdict == ProbeVerdict::accepted);
    CHECK(login_lines(server.finish()) ==
          Lines{R"(R1 LOGIN "segreteria/studio \"x\";AUTH=PLAIN@pec.it" "fake \"old\\ 1")"});
}

TEST_CASE("an IMAP server that offers LOGIN alone gets LOGIN") {
    const TestAuthority authority;
    ScriptedServer server(authority.issue(), ScriptedServer::Start::tls, [](Session& session) {
        session.greet_imap("AUTH=LOGIN LOGINDISABLED");
        session.line();
        session.send("+ VXNlcm5hbWU6\r\n");
        session.line();
        session.send("+ UGFzc3dvcmQ6\r\n");
        session.line();
        session.send("R1 OK hello\r\n");
        session.wait_until_gone();
    });
    CHECK(probe(request_to(server, authority, SlotKind::imap)).verdict == ProbeVerdict::accepted);
    CHECK(login_lines(server.finish()) ==
          Lines{"R1 AUTHENTICATE LOGIN", "bWFyaW8ucm9zc2lAcGVjLml0", "ZmFrZS1vbGQtMQ=="});
}

TEST_CASE("POP3 logs in by PLAIN where offered, and never asks for a message") {
    const TestAuthority authority;
    ScriptedServer server(authority.issue(), ScriptedServer::Start::tls, [](Session& session) {
        session.greet_pop3("USER\r\nSASL LOGIN PLAIN\r\n");
        session.line();
        session.send("+ \r\n");
        session.line();
        session.send("+OK 3 messages\r\n");
        session.line();
        session.send("+OK bye\r\n");
    });
    CHECK(probe(request_to(server, authority, SlotKind::pop3)).verdict == ProbeVerdict::accepted);
    CHECK(server.finish() == Lines{"CAPA", "AUTH PLAIN", plain_credentials, "QUIT"});
}

TEST_CASE("POP3 without CAPA logs in by USER and PASS, and APOP is not used") {
    const TestAuthority authority;
    ScriptedServer server(authority.issue(), ScriptedServer::Start::tls, [](Session& session) {
        session.send("+OK ready <1896.697170952@scripted.test>\r\n");
        session.line();
        session.send("-ERR what?\r\n");
        session.line();
        session.send("+OK send it\r\n");
        session.line();
        session.send("+OK\r\n");
        session.wait_until_gone();
    });
    CHECK(probe(request_to(server, authority, SlotKind::pop3)).verdict == ProbeVerdict::accepted);
    CHECK(server.finish() == Lines{"CAPA", "USER mario.rossi@pec.it", "PASS fake-old-1", "QUIT"});
}

TEST_CASE("SMTP logs in without sending mail or naming this machine") {
    const TestAuthority authority;
    ScriptedServer server(authority.issue(), ScriptedServer::Start::tls, [](Session& session) {
        session.greet_smtp("250-AUTH CRAM-MD5 LOGIN PLAIN\r\n");
        session.line();
        session.send("334 \r\n");
        session.line();
        session.send("235 2.7.0 Accepted\r\n");
        session.line();
        session.send("221 bye\r\n");
    });
    const ProbeResult result = probe(request_to(server, authority, SlotKind::smtp));
    CHECK(result.verdict == ProbeVerdict::accepted);
    CHECK(result.detail == "235 2.7.0 Accepted");
    CHECK(server.finish() == Lines{"EHLO [127.0.0.1]", "AUTH PLAIN", plain_credentials, "QUIT"});
}

TEST_CASE("an SMTP server that offers LOGIN alone gets LOGIN") {
    const TestAuthority authority;
    ScriptedServer server(authority.issue(), ScriptedServer::Start::tls, [](Session& session) {
        session.greet_smtp("250-AUTH=LOGIN\r\n");
        for (const char* answer : {"334 VXNlcm5hbWU6\r\n", "334 UGFzc3dvcmQ6\r\n", "235 ok\r\n"}) {
            session.line();
            session.send(answer);
        }
        session.wait_until_gone();
    });
    CHECK(probe(request_to(server, authority, SlotKind::smtp)).verdict == ProbeVerdict::accepted);
    CHECK(login_lines(server.finish()) ==
          Lines{"AUTH LOGIN", "bWFyaW8ucm9zc2lAcGVjLml0", "ZmFrZS1vbGQtMQ=="});
}

TEST_CASE("a long password and name of any letters arrive whole") {
    const TestAuthority authority;
    ScriptedServer server(authority.issue(), ScriptedServer::Start::tls, [](Session& session) {
        session.greet_smtp("250-AUTH PLAIN\r\n");
        session.line();
        session.send("334 \r\n");
        session.line();
        session.send("235 ok\r\n");
        session.wait_until_gone();
    });
    ProbeRequest request = request_to(server, authority, SlotKind::smtp);
    request.username = "perch\u00E9 no?/" + std::string(200, 'n') + "@pec.it";
    CHECK(probe(request, std::string(254, 'x') + "\u00E9").verdict == ProbeVerdict::accepted);
    const auto lines = login_lines(server.finish());
    REQUIRE(lines.size() == 2);
    // NUL, name, NUL, password: 1 + 219 + 1 + 256 bytes
    CHECK(lines[1].size() == 4 * ((1 + request.username.size() + 1 + 256 + 2) / 3));
}

TEST_CASE("a password that would be two lines is not sent") {
    const TestAuthority authority;
    ScriptedServer server(authority.issue(), ScriptedServer::Start::tls,
                          [](Session& session) { session.wait_until_gone(); });
    ProbeRequest request = request_to(server, authority, SlotKind::pop3);
    CHECK(probe(request, "fake\r\nDELE 1").verdict == ProbeVerdict::unreachable);
    CHECK(probe(request, std::string("fake\0old", 8)).verdict == ProbeVerdict::unreachable);
    CHECK(probe(request, "").verdict == ProbeVerdict::unreachable);
    request.username = "mario\r\nQUIT";
    CHECK(probe(request).verdict == ProbeVerdict::unreachable);
    request.username.clear();
    CHECK(probe(request).verdict == ProbeVerdict::unreachable);
    request = request_to(server, authority, SlotKind::generic);
    CHECK(probe(request).verdict == ProbeVerdict::unreachable);
    CHECK(server.finish().empty());
    CHECK(server.connections() == 0);
}
