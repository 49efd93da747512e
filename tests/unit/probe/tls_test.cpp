// SPDX-License-Identifier: Apache-2.0
#include "unit/probe/probing.h"

#include <doctest/doctest.h>

#include <cstdlib>

using namespace rinnova;
using namespace rinnova::test;

namespace {

void accept_anything(Session& session) {
    session.greet_imap("AUTH=PLAIN");
    session.line();
    session.send("+ \r\n");
    session.line();
    session.send("R1 OK\r\n");
    session.wait_until_gone();
}

ProbeResult ask(const Identity& identity, const std::string& host, const std::string& ca_file) {
    ScriptedServer server(identity, ScriptedServer::Start::tls, accept_anything);
    ProbeRequest request;
    request.server = {SlotKind::imap, host, server.port(), Tls::implicit, "", ""};
    request.username = "mario.rossi@pec.it";
    request.ca_file = ca_file;
    const ProbeResult result = probe(request);
    CHECK((result.verdict == ProbeVerdict::accepted || server.finish().empty()));
    return result;
}

} // namespace

TEST_CASE("a certificate of the additional authority, for this name, in time, is accepted") {
    const TestAuthority authority;
    CHECK(ask(authority.issue(), "localhost", authority.ca_file()).verdict == ProbeVerdict::accepted);
    CHECK(ask(authority.issue(), "127.0.0.1", authority.ca_file()).verdict == ProbeVerdict::accepted);
}

TEST_CASE("any other certificate is a TLS error, and nothing is said to the server") {
    const TestAuthority authority;
    const TestAuthority other;
    const auto check = [](const ProbeResult& result) {
        CHECK(result.verdict == ProbeVerdict::tls_error);
        CHECK_MESSAGE(result.detail.find("certificate is not accepted") != std::string::npos, result.detail);
    };
    check(ask(authority.issue(), "localhost", other.ca_file()));
    check(ask(authority.issue(), "localhost", ""));
    check(ask(authority.issue("DNS:imaps.pec.aruba.it"), "localhost", authority.ca_file()));
    check(ask(authority.issue("DNS:localhost"), "127.0.0.1", authority.ca_file()));
    check(ask(authority.issue("DNS:localhost", -10, -1), "localhost", authority.ca_file()));
    check(ask(authority.issue("DNS:localhost", 1, 10), "localhost", authority.ca_file()));
}

TEST_CASE("an authority's file that cannot be used is named") {
    const TestAuthority authority;
    const auto result = ask(authority.issue(), "localhost", "/nowhere/ca.pem");
    CHECK(result.verdict == ProbeVerdict::tls_error);
    CHECK(result.detail.find("/nowhere/ca.pem") != std::string::npos);
}

TEST_CASE("a server that speaks no TLS where it should is a TLS error") {
    const TestAuthority authority;
    ScriptedServer server(authority.issue(), ScriptedServer::Start::clear, [](Session& session) {
        session.send("* OK ready\r\n");
        session.wait_until_gone();
    });
    CHECK(probe(request_to(server, authority, SlotKind::imap)).verdict == ProbeVerdict::tls_error);
}

TEST_CASE("proxies of the environment are not used") {
    setenv("all_proxy", "socks5h://127.0.0.1:1", 1);
    setenv("ALL_PROXY", "http://127.0.0.1:1", 1);
    const TestAuthority authority;
    CHECK(ask(authority.issue(), "localhost", authority.ca_file()).verdict == ProbeVerdict::accepted);
    unsetenv("all_proxy");
    unsetenv("ALL_PROXY");
}
