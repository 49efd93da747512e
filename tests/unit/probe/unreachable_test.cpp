// SPDX-License-Identifier: Apache-2.0
#include "unit/probe/probing.h"

#include <doctest/doctest.h>

#include <chrono>

using namespace rinnova;
using namespace rinnova::test;
using namespace std::chrono_literals;

namespace {

using SteadyClock = std::chrono::steady_clock;

struct Asked {
    ProbeResult result;
    SteadyClock::duration took;
};

/// With a limit of one second.
Asked ask(SlotKind kind, ScriptedServer::Script script) {
    const TestAuthority authority;
    ScriptedServer server(authority.issue(), ScriptedServer::Start::tls, std::move(script));
    ProbeRequest request = request_to(server, authority, kind);
    request.limit = 1s;
    const auto begun = SteadyClock::now();
    Asked asked{probe(request), {}};
    asked.took = SteadyClock::now() - begun;
    return asked;
}

void check_timed_out(const Asked& asked) {
    CHECK(asked.result.verdict == ProbeVerdict::unreachable);
    CHECK(asked.took >= 900ms);
    CHECK(asked.took < 1500ms);
}

/// Sends a byte at a time until the client has enough.
void dribble(Session& session, std::string_view bytes, bool for_ever) {
    do {
        for (const char byte : bytes) {
            session.send(std::string_view(&byte, 1));
            std::this_thread::sleep_for(5ms);
        }
    } while (for_ever && session.client_is_there());
}

} // namespace

TEST_CASE("a port where nobody listens, and a name that is none") {
    ProbeRequest request;
    request.username = "mario.rossi@pec.it";
    {
        const TestAuthority authority;
        ScriptedServer server(authority.issue(), ScriptedServer::Start::tls, [](Session&) {});
        server.finish();
        request.server = {SlotKind::imap, "127.0.0.1", server.port(), Tls::implicit, "", ""};
    }
    const ProbeResult closed = probe(request);
    CHECK(closed.verdict == ProbeVerdict::unreachable);
    CHECK(closed.detail.find("127.0.0.1") != std::string::npos);
    request.server.host = "no-such-host.invalid";
    CHECK(probe(request).verdict == ProbeVerdict::unreachable);
    for (const char* host : {"", "user@localhost", "localhost/path", "local host", "a\r\nb", "[::1]x"}) {
        request.server.host = host;
        CHECK(probe(request).verdict == ProbeVerdict::unreachable);
    }
}

TEST_CASE("a server that says nothing, or a byte at a time, does not stretch the time limit") {
    check_timed_out(ask(SlotKind::imap, [](Session& session) { session.wait_until_gone(); }));
    check_timed_out(ask(SlotKind::smtp, [](Session& session) { dribble(session, "220-hello\r\n", true); }));
    check_timed_out(ask(SlotKind::imap, [](Session& session) {
        session.greet_imap("AUTH=PLAIN");
        session.line();
        session.send("+ \r\n");
        session.line();
        dribble(session, "* OK still working\r\n", true);
    }));
    check_timed_out(ask(SlotKind::pop3, [](Session& session) {
        session.greet_pop3("USER\r\n");
        session.line();
        dribble(session, "x", true);
    }));
}

TEST_CASE("an answer in small pieces is understood") {
    const auto asked = ask(SlotKind::pop3, [](Session& session) {
        session.greet_pop3("USER\r\n");
        session.line();
        dribble(session, "+OK\r\n", false);
        session.line();
        dribble(session, "-ERR no\r\n", false);
        session.wait_until_gone();
    });
    CHECK(asked.result.verdict == ProbeVerdict::refused);
}

TEST_CASE("a server that does not let go after its answer costs a second at most") {
    const TestAuthority authority;
    ScriptedServer server(authority.issue(), ScriptedServer::Start::tls, [](Session& session) {
        session.greet_imap("AUTH=PLAIN");
        session.line();
        session.send("+ \r\n");
        session.line();
        session.send("R1 OK\r\n");
        dribble(session, "x", true);
    });
    const auto begun = SteadyClock::now();
    CHECK(probe(request_to(server, authority, SlotKind::imap)).verdict == ProbeVerdict::accepted);
    CHECK(SteadyClock::now() - begun < 2s);
}

TEST_CASE("a connection that breaks off is no refusal") {
    for (const SlotKind kind : {SlotKind::imap, SlotKind::pop3, SlotKind::smtp}) {
        const auto at_once = ask(kind, [](Session&) {});
        CHECK(at_once.result.verdict == ProbeVerdict::unreachable);
        CHECK_FALSE(at_once.result.detail.empty());
    }
    const auto before_name = ask(SlotKind::imap, [](Session& session) {
        session.greet_imap("AUTH=PLAIN");
        session.line();
    });
    CHECK(before_name.result.verdict == ProbeVerdict::unreachable);
    CHECK(before_name.result.detail == "The server closed the connection without an answer.");
    const auto after_password = ask(SlotKind::smtp, [](Session& session) {
        session.greet_smtp("250-AUTH PLAIN\r\n");
        session.line();
        session.send("334 \r\n");
        session.line();
    });
    CHECK(after_password.result.verdict == ProbeVerdict::unreachable);
}

TEST_CASE("what a server says before it hangs up is told") {
    const auto bye = ask(SlotKind::imap, [](Session& session) {
        session.greet_imap("AUTH=PLAIN");
        session.line();
        session.send("* BYE Too many connections from you\r\n");
    });
    CHECK(bye.result.verdict == ProbeVerdict::unreachable);
    CHECK(bye.result.detail == "BYE Too many connections from you");
    CHECK(ask(SlotKind::imap, [](Session& session) { session.send("* BYE overloaded\r\n"); }).result.detail ==
          "* BYE overloaded");
    const auto smtp =
        ask(SlotKind::smtp, [](Session& session) { session.send("554 5.7.1 your address is blocked\r\n"); });
    CHECK(smtp.result.verdict == ProbeVerdict::unreachable);
    CHECK(smtp.result.detail == "554 5.7.1 your address is blocked");
    CHECK(ask(SlotKind::pop3, [](Session& session) {
              session.send("-ERR [SYS/TEMP] busy\r\n");
          }).result.detail == "-ERR [SYS/TEMP] busy");
}

TEST_CASE("rubbish is no answer") {
    const auto greeting =
        ask(SlotKind::imap, [](Session& session) { session.send("HTTP/1.1 400 Bad Request\r\n\r\n"); });
    CHECK(greeting.result.verdict == ProbeVerdict::unreachable);
    const auto huge_line = ask(SlotKind::imap, [](Session& session) {
        session.greet_imap("AUTH=PLAIN");
        session.line();
        session.send(std::string(100000, 'x'));
        session.wait_until_gone();
    });
    CHECK(huge_line.result.verdict == ProbeVerdict::unreachable);
    CHECK(huge_line.result.detail == "The server's answer makes no sense.");
    const auto endless_capabilities = ask(SlotKind::pop3, [](Session& session) {
        session.send("+OK\r\n");
        session.line();
        session.send("+OK\r\n");
        for (int i = 0; i < 2000; ++i)
            session.send("X-NONSENSE " + std::string(100, 'x') + "\r\n");
        session.wait_until_gone();
    });
    CHECK(endless_capabilities.result.verdict == ProbeVerdict::unreachable);
    CHECK(endless_capabilities.result.detail == "The server's answer makes no sense.");
    CHECK(endless_capabilities.took < 900ms);
    const auto binary = ask(SlotKind::smtp, [](Session& session) {
        session.greet_smtp("250-AUTH PLAIN\r\n");
        session.line();
        session.send(std::string("\0\xff\x01\n", 4));
        session.wait_until_gone();
    });
    CHECK(binary.result.verdict == ProbeVerdict::unreachable);
}
