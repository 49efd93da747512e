// SPDX-License-Identifier: Apache-2.0
#include "fleet/server/store/History.h"
#include "fleet/server/store/Upkeep.h"
#include "unit/fleet/FleetScene.h"

#include <nlohmann/json.hpp>

using namespace rinnova;
using namespace rinnova::fleet;
using namespace rinnova::fleet::test;

TEST_CASE("a device joins, reports, and its accounts are there") {
    Scene scene;
    Agent agent = scene.joined();
    agent.accounts = {account("a@pec.it", 2026y / 12 / 1), account("b@pec.it", std::nullopt)};
    const ReportAnswer answer = scene.report(agent);
    CHECK(answer.sequence == 1);
    CHECK(answer.server_time == scene.clock.now());
    CHECK(answer.policy.empty());
    CHECK(answer.next_report_seconds == 86400);
    CHECK(scene.count("SELECT COUNT(*) FROM accounts WHERE device = ? AND grp = 'Nord'", {agent.id()}) == 2);
    CHECK(scene.count("SELECT last_sequence FROM devices WHERE id = ?", {agent.id()}) == 1);

    agent.accounts.pop_back();
    scene.report(agent);
    CHECK(scene.count("SELECT COUNT(*) FROM accounts") == 1);
    CHECK(scene.count("SELECT COUNT(*) FROM history WHERE what = 'removed'") == 1);
}

TEST_CASE("a report that says the same leaves accounts and history alone") {
    Scene scene;
    Agent agent = scene.joined();
    agent.accounts = {account("a@pec.it", 2026y / 12 / 1)};
    scene.report(agent);
    const auto before = scene.count("SELECT COUNT(*) FROM history");
    scene.clock.time += 24h;
    scene.report(agent);
    CHECK(scene.count("SELECT COUNT(*) FROM history") == before);
    CHECK(scene.count("SELECT seen_at FROM devices") == scene.clock.now().time_since_epoch().count());
}

TEST_CASE("replayed, reordered and forged reports change nothing") {
    Scene scene;
    Agent agent = scene.joined();
    agent.accounts = {account("a@pec.it", 2026y / 12 / 1)};
    const std::string first = agent.sealed(agent.report(scene.clock.now()));
    agent.accounts = {account("a@pec.it", 2027y / 3 / 1)};
    const std::string second = agent.sealed(agent.report(scene.clock.now()));
    CHECK(scene.code_of(second) == "kept");
    CHECK(scene.code_of(first) == "sequence");
    CHECK(scene.code_of(second) == "sequence");
    CHECK(nlohmann::json::parse(scene.send(first).body)["error"]["last_sequence"] == 2);

    Agent stranger;
    stranger.sequence = 10;
    CHECK(scene.code_of(stranger.sealed(stranger.report(scene.clock.now()))) == "unknown-device");
    // Somebody else's signature under this device's name.
    std::string forged = stranger.sealed(stranger.report(scene.clock.now()));
    forged.replace(forged.find(stranger.id()), 32, agent.id());
    CHECK(scene.code_of(forged) == "bad-signature");
    CHECK(scene.count("SELECT COUNT(*) FROM accounts WHERE expires = '2027-03-01'") == 1);
}

TEST_CASE("malformed and oversized reports and bombs are refused") {
    Scene scene;
    Agent agent = scene.joined();
    const auto sealed = [&](const std::string& payload) {
        return seal(EnvelopeKind::report, ++agent.sequence, payload, agent.key);
    };
    CHECK(scene.code_of("") == "malformed");
    CHECK(scene.code_of("GET / HTTP/1.1\r\n\r\n") == "malformed");
    CHECK(scene.code_of(sealed("not compressed")) == "malformed");
    CHECK(scene.code_of(sealed(compress("not JSON"))) == "malformed");
    CHECK(scene.code_of(sealed(compress("{}"))) == "malformed");
    CHECK(scene.code_of(sealed(compress(std::string(50'000'000, ' ')))) == "malformed");
    CHECK(scene.code_of(sealed(std::string(most_envelope_bytes, 'x'))) == "malformed");
    std::string later = sealed(compress("{}"));
    later.replace(later.find(" 1 "), 3, " 2 ");
    CHECK(scene.code_of(later) == "unsupported-protocol");
    CHECK(scene.code_of(seal(EnvelopeKind::policy, 1, "{}", agent.key)) == "malformed");
}

TEST_CASE("one message that is refused does not stand in the way of the others") {
    Scene scene;
    Agent first = scene.joined();
    Agent second = scene.joined();
    const auto replies = scene.keeper->keep({first.sealed(first.report(scene.clock.now())), "rubbish",
                                             second.sealed(second.report(scene.clock.now()))});
    REQUIRE(replies.size() == 3);
    CHECK(replies[0].status == 200);
    CHECK(replies[1].status == 400);
    CHECK(replies[2].status == 200);
}

TEST_CASE("messages that come together are answered as if each had come alone") {
    Scene scene;
    const auto now = scene.clock.now();
    Agent again = scene.joined();
    Agent leaving = scene.joined();
    Agent joining;
    Agent early;
    const std::string first = again.sealed(again.report(now));
    const std::string leave = seal(EnvelopeKind::leave, ++leaving.sequence, "", leaving.key);
    Agent large = scene.joined();
    for (int i = 0; i < 300; ++i)
        large.accounts.push_back(account(std::to_string(i) + "@pec.it", 2026y / 12 / 1));
    Agent wrong = scene.joined();
    const std::string unreadable = seal(EnvelopeKind::report, 1, compress("{}"), wrong.key);
    std::vector<std::pair<std::string, std::string>> messages{
        {large.sealed(large.report(now)), "kept"},
        {unreadable, "malformed"},
        {first, "kept"},
        {first, "sequence"},
        {again.sealed(again.report(now)), "kept"},
        {joining.join(scene.token), "kept"},
        {joining.sealed(joining.report(now)), "kept"},
        {early.sealed(early.report(now)), "unknown-device"},
        {early.join(scene.token), "kept"},
        {early.sealed(early.report(now)), "kept"},
        {"rubbish", "malformed"},
        {leave, "kept"},
        {leaving.sealed(leaving.report(now)), "unknown-device"},
        {leaving.join(scene.token), "kept"},
        {leave, "sequence"},
    };
    for (int i = 0; i < 80; ++i) {
        Agent agent = scene.joined();
        std::string message = agent.sealed(agent.report(now));
        if (i % 3 == 0)
            message.back() ^= 1;
        if (i % 7 == 0) {
            Agent other;
            message = other.sealed(other.report(now));
            message.replace(message.find(other.id()), 32, agent.id());
        }
        messages.emplace_back(message, i % 3 == 0 || i % 7 == 0 ? "bad-signature" : "kept");
    }
    std::vector<std::string> bytes;
    for (const auto& [message, code] : messages)
        bytes.push_back(message);
    const auto replies = scene.keeper->keep(bytes);
    REQUIRE(replies.size() == messages.size());
    for (std::size_t i = 0; i < replies.size(); ++i) {
        CAPTURE(i);
        CHECK((replies[i].status == 200 ? "kept" : replies[i].code) == messages[i].second);
    }
    CHECK(scene.count("SELECT COUNT(*) FROM devices WHERE last_sequence = 0") == 36);
    CHECK(scene.count("SELECT COUNT(*) FROM accounts") == 300);
    CHECK(scene.count("SELECT last_sequence FROM devices WHERE id = ?", {again.id()}) == 2);
}

TEST_CASE("tokens count down, end, and do not tell which they are") {
    Scene scene;
    const std::string once = random_bytes(32);
    REQUIRE(add_token(*scene.database, scene.clock.now(),
                      {token_hash(once), "", 1, scene.clock.now() + 1h, false}));
    const Agent first;
    const Agent second;
    CHECK(scene.code_of(first.join(once)) == "kept");
    CHECK(scene.code_of(first.join(once)) == "kept"); // its answer may have been lost
    CHECK(scene.code_of(second.join(once)) == "token-refused");
    CHECK(scene.code_of(second.join(random_bytes(32))) == "token-refused");
    scene.clock.time += 25h;
    CHECK(scene.code_of(second.join(scene.token)) == "token-refused");
    // A request that somebody else signed.
    std::string stolen = second.join(scene.token);
    stolen.back() = stolen.back() == '}' ? ' ' : '}';
    CHECK(scene.code_of(stolen) != "kept");
    CHECK(scene.count("SELECT COUNT(*) FROM devices") == 1);
}

TEST_CASE("a key that two machines have is found out") {
    Scene scene;
    SUBCASE("by another machine's id") {
        Agent agent = scene.joined();
        scene.report(agent);
        Agent clone{std::move(*SigningKey::from(agent.key.seed().clone())),
                    to_hex(random_bytes(16)),
                    to_hex(random_bytes(16)),
                    agent.sequence,
                    {}};
        CHECK(scene.code_of(clone.sealed(clone.report(scene.clock.now()))) == "cloned");
        scene.report(agent); // the original goes on
    }
    SUBCASE("by two that alternate") {
        Agent agent = scene.joined();
        scene.report(agent);
        Agent clone{std::move(*SigningKey::from(agent.key.seed().clone())),
                    agent.machine,
                    to_hex(random_bytes(16)),
                    agent.sequence,
                    {}};
        CHECK(scene.code_of(clone.sealed(clone.report(scene.clock.now()))) == "kept");
        agent.sequence = clone.sequence;
        CHECK(scene.code_of(agent.sealed(agent.report(scene.clock.now()))) == "cloned");
        clone.sequence = agent.sequence;
        CHECK(scene.code_of(clone.sealed(clone.report(scene.clock.now()))) == "cloned");
        CHECK(scene.code_of(agent.join(scene.token)) == "cloned");
        scene.joined(); // with a new key
    }
    SUBCASE("an agent that starts anew is no clone") {
        Agent agent = scene.joined();
        for (int start = 0; start < 4; ++start) {
            agent.instance = to_hex(random_bytes(16));
            scene.report(agent);
            scene.report(agent);
        }
    }
}

TEST_CASE("of a revoked device its key, its group and its days are kept in the end") {
    Scene scene;
    Agent revoked = scene.joined();
    scene.report(revoked);
    REQUIRE(take_out(*scene.database, scene.clock.now(), revoked.id(), "revoked"));
    REQUIRE(forget_what_is_past(*scene.database, scene.clock.now() + 24h * 29, 30));
    CHECK(scene.count("SELECT COUNT(*) FROM devices WHERE name <> ''") == 1);
    REQUIRE(forget_what_is_past(*scene.database, scene.clock.now() + 24h * 31, 30));
    CHECK(scene.count(
              "SELECT COUNT(*) FROM devices WHERE name || user_name || label || os || os_version || version "
              "|| machine || instance || previous_instance || problems = '[]' AND clock_offset = 0 AND "
              "policy_version = 0") == 1);
    CHECK(scene.code_of(revoked.join(scene.token)) == "revoked");
}

TEST_CASE("a revoked device is told so, and one that left may come back") {
    Scene scene;
    Agent revoked = scene.joined();
    revoked.accounts = {account("a@pec.it", 2026y / 12 / 1)};
    scene.report(revoked);
    REQUIRE(take_out(*scene.database, scene.clock.now(), revoked.id(), "revoked"));
    CHECK(scene.code_of(revoked.sealed(revoked.report(scene.clock.now()))) == "revoked");
    CHECK(scene.code_of(revoked.join(scene.token)) == "revoked");
    CHECK(scene.count("SELECT COUNT(*) FROM accounts") == 0);

    Agent leaver = scene.joined();
    CHECK(scene.code_of(seal(EnvelopeKind::leave, ++leaver.sequence, "", leaver.key)) == "kept");
    CHECK(scene.code_of(leaver.sealed(leaver.report(scene.clock.now()))) == "unknown-device");
    const std::string again = random_bytes(32);
    REQUIRE(add_token(*scene.database, scene.clock.now(),
                      {token_hash(again), "", 1, scene.clock.now() + 1h, false}));
    CHECK(scene.code_of(leaver.join(again)) == "kept");
    CHECK(scene.code_of(leaver.sealed(leaver.report(scene.clock.now()))) == "kept");
}

TEST_CASE("who still has the old password is told, until he has the new one") {
    Scene scene;
    Agent desk = scene.joined();
    Agent laptop = scene.joined();
    desk.accounts = {account("a@pec.it", 2026y / 12 / 1)};
    laptop.accounts = desk.accounts;
    scene.report(desk);
    const ReportAnswer shared = scene.report(laptop);
    CHECK(shared.renewed_elsewhere.empty());
    CHECK(shared.next_report_seconds == 900);

    desk.accounts[0].validity.expires = 2027y / 2 / 26;
    desk.accounts[0].rotation = ReportedRotation{scene.clock.now() + 72h - 1min, AccountOutcome::done};
    Report wrong_clock = desk.report(scene.clock.now() + 72h); // three days ahead
    CHECK(scene.code_of(desk.sealed(wrong_clock)) == "kept");
    const ReportAnswer told = scene.report(laptop);
    REQUIRE(told.renewed_elsewhere.size() == 1);
    CHECK(told.renewed_elsewhere[0].name.login == "a@pec.it");
    CHECK(told.renewed_elsewhere[0].renewed_at == scene.clock.now() - 1min);
    CHECK(told.renewed_elsewhere[0].expires == 2027y / 2 / 26);
    CHECK(scene.count("SELECT COUNT(*) FROM accounts WHERE behind = 1 AND device = ?", {laptop.id()}) == 1);

    scene.clock.time += 1h;
    laptop.accounts[0].validity.expires = 2027y / 2 / 26;
    laptop.accounts[0].rotation = ReportedRotation{scene.clock.now(), AccountOutcome::done};
    CHECK(scene.report(laptop).renewed_elsewhere.empty());
    CHECK(scene.report(desk).renewed_elsewhere.empty());
    CHECK(scene.count("SELECT SUM(behind) FROM accounts") == 0);
}

TEST_CASE("one password that two machines got on different days is no renewal") {
    Scene scene;
    Agent desk = scene.joined();
    Agent laptop = scene.joined();
    const auto paste = [&](Agent& agent) {
        const Date today = std::chrono::floor<std::chrono::days>(scene.clock.now());
        agent.accounts = {account("a@pec.it", today + std::chrono::days(90))};
        agent.accounts[0].validity.issued = today;
        agent.accounts[0].validity.source = ExpirySource::issued;
        agent.accounts[0].rotation = ReportedRotation{scene.clock.now(), AccountOutcome::done};
        scene.report(agent);
    };
    paste(desk);
    scene.clock.time += std::chrono::days(5);
    paste(laptop);
    CHECK(scene.report(desk).renewed_elsewhere.empty());
    CHECK(scene.report(laptop).renewed_elsewhere.empty());
    CHECK(scene.count("SELECT SUM(behind) FROM accounts") == 0);

    scene.clock.time += std::chrono::days(75); // the next one, when it is time
    paste(laptop);
    CHECK(scene.report(desk).renewed_elsewhere.size() == 1);
}

TEST_CASE("a machine whose clock is off by thousands of years leaves others an answer that they can read") {
    Scene scene;
    Agent desk = scene.joined();
    Agent laptop = scene.joined();
    laptop.accounts = {account("a@pec.it", 2026y / 12 / 1)};
    scene.report(laptop);
    desk.accounts = {account("a@pec.it", 2027y / 2 / 26)};
    desk.accounts[0].rotation = ReportedRotation{std::chrono::sys_days(1970y / 1 / 1), AccountOutcome::done};
    CHECK(scene.code_of(desk.sealed(desk.report(std::chrono::sys_days(9999y / 12 / 31)))) == "kept");
    const auto told = scene.report(laptop).renewed_elsewhere;
    REQUIRE(told.size() == 1);
    CHECK(told[0].renewed_at == Timestamp{});
}

TEST_CASE("an account that is taken off a device is behind no more") {
    Scene scene;
    Agent desk = scene.joined();
    Agent laptop = scene.joined();
    laptop.accounts = {account("a@pec.it", 2026y / 12 / 1)};
    scene.report(laptop);
    desk.accounts = {account("a@pec.it", 2027y / 2 / 26)};
    desk.accounts[0].rotation = ReportedRotation{scene.clock.now(), AccountOutcome::done};
    scene.report(desk);
    CHECK(scene.count("SELECT COUNT(*) FROM accounts WHERE behind = 1 AND device = ?", {laptop.id()}) == 1);
    laptop.accounts.clear();
    CHECK(scene.report(laptop).renewed_elsewhere.empty());
    CHECK(scene.count("SELECT COUNT(*) FROM accounts WHERE behind = 1 AND device = ?", {laptop.id()}) == 0);
}

TEST_CASE("a device that reports too often has to wait") {
    Scene scene;
    Agent agent = scene.joined();
    std::string last;
    for (int i = 0; i < 40; ++i)
        last = scene.code_of(agent.sealed(agent.report(scene.clock.now())));
    CHECK(last == "too-many");
    scene.clock.time += 1h;
    scene.report(agent);
}

TEST_CASE("a policy is handed out until the device has it") {
    Scene scene;
    Agent agent = scene.joined();
    REQUIRE(scene.database->run("INSERT INTO policies (version, envelope, published_at) VALUES (4, ?, 0)",
                                {to_base64url("the policy")}));
    Report report = agent.report(scene.clock.now());
    report.policy_version = 3;
    const auto old = report_answer_from_json(scene.send(agent.sealed(report)).body);
    CHECK(old->policy == "the policy");
    CHECK(old->policy_version == 4);
    report.policy_version = 4;
    CHECK(report_answer_from_json(scene.send(agent.sealed(report)).body)->policy.empty());
}

TEST_CASE("a moment of before that nobody could read is brought to one that all can") {
    Scene scene(2);
    Agent agent = scene.joined();
    agent.accounts = {account("a@pec.it", 2026y / 12 / 1), account("b@pec.it", 2026y / 12 / 1)};
    agent.accounts[1].rotation = ReportedRotation{scene.clock.now(), AccountOutcome::done};
    scene.report(agent);
    REQUIRE(scene.database->run("UPDATE accounts SET renewed_at = -251597145600 WHERE login = 'a@pec.it'"));
    REQUIRE(migrate(*scene.database));
    CHECK(scene.count("SELECT renewed_at FROM accounts WHERE login = 'a@pec.it'") == 0);
    CHECK(scene.count("SELECT renewed_at FROM accounts WHERE login = 'b@pec.it'") ==
          scene.clock.now().time_since_epoch().count());
}

TEST_CASE("a database of a later program is left alone") {
    Scene scene;
    REQUIRE(scene.database->run("INSERT INTO schema_version (version) VALUES (999)"));
    const auto migrated = migrate(*scene.database);
    REQUIRE_FALSE(migrated);
    CHECK(migrated.error().code == ErrorCode::unsupported);
}
