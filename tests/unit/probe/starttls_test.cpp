// SPDX-License-Identifier: Apache-2.0
#include "unit/probe/probing.h"

#include <doctest/doctest.h>

using namespace rinnova;
using namespace rinnova::test;

namespace {

using Lines = std::vector<std::string>;

struct Asked {
    ProbeResult result;
    Lines lines;
};

Asked ask_starttls(SlotKind kind, ScriptedServer::Script script) {
    const TestAuthority authority;
    ScriptedServer server(authority.issue(), ScriptedServer::Start::clear, std::move(script));
    Asked asked{probe(request_to(server, authority, kind, Tls::starttls)), {}};
    asked.lines = server.finish();
    return asked;
}

} // namespace

TEST_CASE("STARTTLS first, then the capabilities anew, then the login") {
    const auto imap = ask_starttls(SlotKind::imap, [](Session& session) {
        session.greet_imap("STARTTLS LOGINDISABLED");
        session.line();
        session.send("A002 OK go\r\n");
        session.start_tls();
        session.line();
        session.send("* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\nA003 OK\r\n");
        session.line();
        session.send("+ \r\n");
        session.line();
        session.send("R1 OK\r\n");
        session.wait_until_gone();
    });
    CHECK(imap.result.verdict == ProbeVerdict::accepted);
    REQUIRE(imap.lines.size() == 6);
    CHECK(imap.lines[1] == "A002 STARTTLS");
    CHECK(imap.lines[3] == "R1 AUTHENTICATE PLAIN");

    const auto pop3 = ask_starttls(SlotKind::pop3, [](Session& session) {
        session.greet_pop3("STLS\r\n");
        session.line();
        session.send("+OK go\r\n");
        session.start_tls();
        session.line();
        session.send("+OK\r\nUSER\r\n.\r\n");
        session.line();
        session.send("+OK\r\n");
        session.line();
        session.send("-ERR no\r\n");
        session.wait_until_gone();
    });
    CHECK(pop3.result.verdict == ProbeVerdict::refused);

    const auto smtp = ask_starttls(SlotKind::smtp, [](Session& session) {
        session.greet_smtp("250-STARTTLS\r\n");
        session.line();
        session.send("220 go\r\n");
        session.start_tls();
        session.line();
        session.send("250-scripted.test\r\n250 AUTH PLAIN\r\n");
        session.line();
        session.send("334 \r\n");
        session.line();
        session.send("235 ok\r\n");
        session.wait_until_gone();
    });
    CHECK(smtp.result.verdict == ProbeVerdict::accepted);
}

TEST_CASE("a server without STARTTLS is sent no login") {
    const auto imap = ask_starttls(SlotKind::imap, [](Session& session) {
        session.greet_imap("AUTH=PLAIN");
        session.wait_until_gone();
    });
    CHECK(imap.result.verdict == ProbeVerdict::tls_error);
    CHECK(imap.result.detail == "The server does not switch to encryption (STARTTLS).");
    CHECK(login_lines(imap.lines).empty());
    const auto pop3 = ask_starttls(SlotKind::pop3, [](Session& session) {
        session.greet_pop3("USER\r\nSASL PLAIN\r\n");
        session.wait_until_gone();
    });
    CHECK(pop3.result.verdict == ProbeVerdict::tls_error);
    CHECK(login_lines(pop3.lines).empty());
    const auto smtp = ask_starttls(SlotKind::smtp, [](Session& session) {
        session.greet_smtp("250-AUTH PLAIN\r\n");
        session.wait_until_gone();
    });
    CHECK(smtp.result.verdict == ProbeVerdict::tls_error);
    CHECK(login_lines(smtp.lines).empty());
}

TEST_CASE("a server that offers STARTTLS and refuses it is sent no login") {
    const auto imap = ask_starttls(SlotKind::imap, [](Session& session) {
        session.greet_imap("STARTTLS AUTH=PLAIN");
        session.line();
        session.send("A002 NO not today\r\n");
        session.wait_until_gone();
    });
    CHECK(imap.result.verdict == ProbeVerdict::tls_error);
    CHECK(login_lines(imap.lines).empty());
}

TEST_CASE("a greeting of PREAUTH does not skip STARTTLS") {
    const auto imap = ask_starttls(SlotKind::imap, [](Session& session) {
        session.send("* PREAUTH welcome\r\n");
        session.line();
        session.send("* CAPABILITY IMAP4rev1 STARTTLS AUTH=PLAIN\r\nA001 OK\r\n");
        session.wait_until_gone();
    });
    CHECK(imap.result.verdict == ProbeVerdict::tls_error);
    CHECK(login_lines(imap.lines).empty());
}

TEST_CASE("answers smuggled in before the handshake count for nothing") {
    const auto imap = ask_starttls(SlotKind::imap, [](Session& session) {
        session.greet_imap("STARTTLS");
        session.line();
        session.send("A002 OK go\r\n* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\nA003 OK\r\n+ \r\nR1 OK\r\n");
        session.start_tls();
        session.wait_until_gone();
    });
    CHECK(imap.result.verdict == ProbeVerdict::tls_error);
    CHECK(imap.result.detail.find("tampering") != std::string::npos);
    CHECK(login_lines(imap.lines).empty());
    const auto smtp = ask_starttls(SlotKind::smtp, [](Session& session) {
        session.greet_smtp("250-STARTTLS\r\n");
        session.line();
        session.send("220 go\r\n250-scripted.test\r\n250 AUTH PLAIN\r\n334 \r\n235 ok\r\n");
        session.start_tls();
        session.wait_until_gone();
    });
    CHECK(smtp.result.verdict == ProbeVerdict::tls_error);
    CHECK(login_lines(smtp.lines).empty());
    const auto pop3 = ask_starttls(SlotKind::pop3, [](Session& session) {
        session.greet_pop3("STLS\r\n");
        session.line();
        session.send("+OK go\r\n+OK\r\nUSER\r\n.\r\n+OK\r\n+OK\r\n");
        session.start_tls();
        session.wait_until_gone();
    });
    CHECK(pop3.result.verdict == ProbeVerdict::tls_error);
    CHECK(login_lines(pop3.lines).empty());
}

TEST_CASE("what was offered in the clear is forgotten") {
    const auto imap = ask_starttls(SlotKind::imap, [](Session& session) {
        session.greet_imap("STARTTLS AUTH=PLAIN");
        session.line();
        session.send("A002 OK go\r\n");
        session.start_tls();
        session.line();
        session.send("A003 OK nothing to tell\r\n");
        session.wait_until_gone();
    });
    CHECK(imap.result.verdict == ProbeVerdict::unreachable);
    CHECK(login_lines(imap.lines).empty());
}

TEST_CASE("a connection without encryption is not used at all") {
    const TestAuthority authority;
    ScriptedServer server(authority.issue(), ScriptedServer::Start::clear,
                          [](Session& session) { session.wait_until_gone(); });
    const auto result = probe(request_to(server, authority, SlotKind::imap, Tls::none));
    CHECK(result.verdict == ProbeVerdict::tls_error);
    CHECK_FALSE(result.detail.empty());
    server.finish();
    CHECK(server.connections() == 0);
}
