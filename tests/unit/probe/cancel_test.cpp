// SPDX-License-Identifier: Apache-2.0
#include "unit/probe/SlowNames.h"
#include "unit/probe/probing.h"

#include <doctest/doctest.h>

#include <chrono>
#include <future>

using namespace rinnova;
using namespace rinnova::test;
using namespace std::chrono_literals;

namespace {

using SteadyClock = std::chrono::steady_clock;

/// Generous, for a busy machine; the probe itself reacts within milliseconds.
constexpr auto at_once = 500ms;

/// Runs a probe, requests the stop as soon as `ready` returns, and checks that the end comes at once.
ProbeResult stop_when(const ProbeRequest& request, const std::function<void()>& ready) {
    std::stop_source stop;
    auto asked =
        std::async(std::launch::async, [&] { return probe(request, test_password, stop.get_token()); });
    ready();
    const auto requested = SteadyClock::now();
    stop.request_stop();
    const ProbeResult result = asked.get();
    CHECK(SteadyClock::now() - requested < at_once);
    CHECK(result.verdict == ProbeVerdict::unreachable);
    CHECK(result.detail == "Stopped before the server answered.");
    return result;
}

/// A server that plays its part, then says nothing more, and tells when it got there.
struct Silent {
    explicit Silent(ScriptedServer::Start start, const ScriptedServer::Script& part)
        : server(authority.issue(), start, [this, part](Session& session) {
              part(session);
              reached.set_value();
              session.wait_until_gone();
          }) {}

    TestAuthority authority;
    std::promise<void> reached;
    ScriptedServer server;
};

} // namespace

TEST_CASE("a stop ends the look-up of a name at once") {
    SlowNames names;
    ProbeRequest request;
    request.server = {SlotKind::imap, "slow.test", 993, Tls::implicit, "", ""};
    request.username = "mario.rossi@pec.it";
    stop_when(request, [&] { names.wait_for_lookup(); });
}

TEST_CASE("a name that is not found in time is no answer") {
    SlowNames names;
    ProbeRequest request;
    request.server = {SlotKind::imap, "slow.test", 993, Tls::implicit, "", ""};
    request.username = "mario.rossi@pec.it";
    request.limit = 1s;
    const auto begun = SteadyClock::now();
    const ProbeResult result = probe(request);
    CHECK(SteadyClock::now() - begun < 1s + at_once);
    CHECK(result.verdict == ProbeVerdict::unreachable);
}

TEST_CASE("a stop ends the wait for a handshake at once") {
    Silent silent(ScriptedServer::Start::clear, [](Session&) {});
    stop_when(request_to(silent.server, silent.authority, SlotKind::imap),
              [&] { silent.reached.get_future().wait(); });
}

TEST_CASE("a stop ends the wait for a greeting at once") {
    Silent silent(ScriptedServer::Start::tls, [](Session&) {});
    stop_when(request_to(silent.server, silent.authority, SlotKind::imap),
              [&] { silent.reached.get_future().wait(); });
}

TEST_CASE("a stop ends the wait for the answer to a login at once") {
    Silent silent(ScriptedServer::Start::tls, [](Session& session) {
        session.greet_imap("AUTH=PLAIN");
        session.line();
        session.send("+ \r\n");
        session.line();
    });
    stop_when(request_to(silent.server, silent.authority, SlotKind::imap),
              [&] { silent.reached.get_future().wait(); });
}

TEST_CASE("a stop that was requested before is a probe that does not begin") {
    const TestAuthority authority;
    ScriptedServer server(authority.issue(), ScriptedServer::Start::tls,
                          [](Session& session) { session.wait_until_gone(); });
    std::stop_source stop;
    stop.request_stop();
    CHECK(probe(request_to(server, authority, SlotKind::imap), test_password, stop.get_token()).verdict ==
          ProbeVerdict::unreachable);
    server.finish();
    CHECK(server.connections() == 0);
}

TEST_CASE("probes in several threads do not disturb each other") {
    Silent silent(ScriptedServer::Start::tls, [](Session&) {});
    const TestAuthority authority;
    ScriptedServer server(authority.issue(), ScriptedServer::Start::tls, [](Session& session) {
        session.greet_imap("AUTH=PLAIN");
        session.line();
        session.send("+ \r\n");
        session.line();
        session.send("R1 NO wrong\r\n");
        session.wait_until_gone();
    });
    std::stop_source stop;
    auto waiting = std::async(std::launch::async, [&] {
        return probe(request_to(silent.server, silent.authority, SlotKind::imap), test_password,
                     stop.get_token());
    });
    std::vector<std::future<ProbeResult>> asked;
    for (int i = 0; i < 6; ++i)
        asked.push_back(std::async(std::launch::async,
                                   [&] { return probe(request_to(server, authority, SlotKind::imap)); }));
    for (auto& one : asked)
        CHECK(one.get().verdict == ProbeVerdict::refused);
    stop.request_stop();
    CHECK(waiting.get().verdict == ProbeVerdict::unreachable);
}
