// SPDX-License-Identifier: Apache-2.0
#include "unit/fleet/reporting.h"

using namespace rinnova;
using namespace rinnova::test;

namespace {

std::string policy(std::int64_t version, const std::string& members = {}) {
    return R"({"schema":1,"version":)" + std::to_string(version) + members + "}";
}

ReportAnswer with_policy(std::int64_t version, const SigningKey& key, const std::string& members = {}) {
    ReportAnswer answer;
    answer.policy_version = version;
    answer.policy = sign_policy(policy(version, members), version, key);
    return answer;
}

/// Has sent a report and been given this answer.
void exchange(Member& member, const ReportAnswer& answer) {
    member.pass(24h);
    member.keep(member.due(), answer);
}

} // namespace

TEST_CASE("a policy counts when the key that was pinned has signed it, and never goes back") {
    Member member;
    const SigningKey admin = SigningKey::generate();
    member.join(JoinToken::make(admin.public_key(), {}));
    CHECK_FALSE(member.reporter().policy());
    exchange(member, with_policy(4, admin));
    REQUIRE(member.reporter().policy());
    CHECK(member.reporter().policy()->version == 4);
    CHECK(member.status().policy == policy(4));
    CHECK(Member::report_of(member.due(Occasion::change)).policy_version == 4);

    const auto stays_at_4 = [&](const ReportAnswer& answer) {
        exchange(member, answer);
        CHECK(member.reporter().policy()->version == 4);
        const Report next = Member::report_of(member.due(Occasion::asked));
        CHECK(next.problems == std::vector<std::string>{"policy-refused"});
    };
    stays_at_4(with_policy(3, admin));
    stays_at_4(with_policy(9, SigningKey::generate()));
    stays_at_4(with_policy(9, admin, R"(,"servers":{"imap":[]})"));
    stays_at_4(with_policy(9, admin, R"(,"providers":[{"id":"aruba-pec","url":"https://evil.example"}])"));
    ReportAnswer damaged = with_policy(9, admin);
    damaged.policy.back() = 'x';
    stays_at_4(damaged);
    exchange(member, with_policy(5, admin));
    CHECK(member.reporter().policy()->version == 5);
    CHECK(Member::report_of(member.due(Occasion::change)).problems.empty());
}

TEST_CASE("a server that makes a device join anew cannot bring an old policy back") {
    Member member;
    const SigningKey admin = SigningKey::generate();
    const JoinToken token = JoinToken::make(admin.public_key(), {});
    member.join(token);
    exchange(member, with_policy(4, admin));
    member.pass(24h);
    CHECK_FALSE(member.refuse(member.due(), {"unknown-device", "who?", 0, 0}));
    CHECK_FALSE(member.reporter().policy());
    member.join(token);
    REQUIRE(member.reporter().policy()); // nor be rid of it
    CHECK(member.reporter().policy()->version == 4);
    exchange(member, with_policy(3, admin));
    CHECK(member.reporter().policy()->version == 4);
}

TEST_CASE("another administrator's fleet begins without a policy") {
    Member member;
    const SigningKey admin = SigningKey::generate();
    member.join(JoinToken::make(admin.public_key(), {}));
    exchange(member, with_policy(4, admin));
    member.pass(24h);
    CHECK_FALSE(member.refuse(member.due(), {"unknown-device", "who?", 0, 0}));
    const SigningKey other = SigningKey::generate();
    member.join(JoinToken::make(other.public_key(), {}));
    CHECK_FALSE(member.reporter().policy());
    exchange(member, with_policy(1, other));
    CHECK(member.reporter().policy()->version == 1);
}

TEST_CASE("without a pinned key no policy counts, whoever signed it") {
    Member member;
    member.join();
    exchange(member, with_policy(4, SigningKey::generate()));
    CHECK_FALSE(member.reporter().policy());
}

TEST_CASE("a policy file that somebody has changed counts no more") {
    Member member;
    const SigningKey admin = SigningKey::generate();
    member.join(JoinToken::make(admin.public_key(), {}));
    exchange(member, with_policy(4, admin));
    const auto file = member.folder.path() / "fleet" / member.parts.machine.digest() / "policy";
    put_file(file, sign_policy(policy(99), 99, SigningKey::generate()));
    CHECK_FALSE(member.reporter().policy());
}

TEST_CASE("renewed elsewhere: told once for each renewal, gone once it is renewed here") {
    Member member;
    member.join();
    ReportAnswer answer;
    answer.renewed_elsewhere = {{name_in_clear(mario), member.clock.now(), Date{2027y / 2 / 26}}};
    exchange(member, answer);
    const auto untold = member.reporter().untold();
    REQUIRE(untold.size() == 1);
    CHECK(untold[0].account == mario);
    CHECK(untold[0].expires == Date{2027y / 2 / 26});
    REQUIRE(member.reporter().told(untold));
    exchange(member, answer);
    CHECK(member.reporter().untold().empty());
    CHECK(member.status().renewed_elsewhere.size() == 1);
    answer.renewed_elsewhere[0].renewed_at += 24h;
    exchange(member, answer);
    CHECK(member.reporter().untold().size() == 1);
    exchange(member, {});
    CHECK(member.status().renewed_elsewhere.empty());
}

TEST_CASE("under pseudonyms the server hears no name, and its hints find the account nevertheless") {
    Member member;
    const FleetSecret secret = FleetSecret::generate();
    member.join(JoinToken::make({}, secret.clone()));
    const Parcel parcel = member.due();
    CHECK(Member::json_of(parcel).find("mario") == std::string::npos);
    CHECK(Member::json_of(parcel).find("pec.it") == std::string::npos);
    const ReportedName name = Member::report_of(parcel).accounts.at(0).name;
    CHECK(secret.account_of(name).value() == mario);
    CHECK(member.status().names == std::vector<FleetName>{{mario, name.pseudonym}});
    ReportAnswer answer;
    answer.renewed_elsewhere = {{name, member.clock.now(), std::nullopt},
                                {{"aruba-pec", {}, std::string(32, '0'), "AAAA"}, member.clock.now(), {}}};
    member.keep(parcel, answer);
    REQUIRE(member.reporter().untold().size() == 1); // nobody knows the other one
    CHECK(member.reporter().untold()[0].account == mario);
}

TEST_CASE("an answer that makes no sense is an error, and keeps nothing") {
    Member member;
    member.join();
    for (const std::string& body :
         {std::string(), std::string("{}"), std::string("[1"), std::string(100'000, '['),
          std::string(R"({"protocol":1,"sequence":"x"})")}) {
        CHECK_FALSE(member.take(member.due(), HttpAnswer{200, body, 0}));
        CHECK_FALSE(member.status().last_kept);
        member.pass(4h);
    }
    CHECK_FALSE(member.take(member.due(), HttpAnswer{404, "<html>not here</html>", 0}));
    CHECK(member.status().joined);
}

TEST_CASE("what the server does not understand is not sent again as it was") {
    for (const char* code : {"malformed", "too-large", "unsupported-protocol"}) {
        CAPTURE(code);
        Member member;
        member.join();
        CHECK_FALSE(member.refuse(member.due(), {code, "?", 0, 0}));
        CHECK(member.nothing_due(Occasion::change));
        member.sources.accounts[0].open = 2;
        CHECK(Member::number_of(member.due(Occasion::change)) == 2);
    }
}

TEST_CASE("an answer that comes after its user has left, or joined anew, changes nothing") {
    Member member;
    const JoinToken token = JoinToken::make({}, {});
    to_text(token).expose([&](std::string_view text) { put_file(member.folder / "token", text); });
    member.parts.settings = {url, (member.folder / "token").string(), {}, {}};
    member.join(token);
    const Parcel report = member.due();
    REQUIRE(member.reporter().forget(member.vault));
    CHECK(member.refuse(report, {"unknown-device", "who?", 0, 0}));
    CHECK_FALSE(member.reporter().is_active()); // he has left, and stays so
    member.join(token);
    const FleetStatus before = member.status();
    CHECK(member.refuse(report, {"revoked", "out", 0, 0}));
    CHECK(member.status() == before);
    CHECK(member.vault.size() == 1);
}

TEST_CASE("a report of very many accounts still fits, and says that it was shortened") {
    Member member;
    member.join();
    member.sources.accounts.clear();
    for (int i = 0; i < 3000; ++i) {
        AccountStatus account;
        account.account = {"aruba-pec", to_hex(sha256(std::to_string(i))) + "@pec.it"};
        account.tracked = true;
        account.validity.expires = Date{2026y / 12 / 1} + std::chrono::days(2999 - i);
        Slot slot;
        slot.target = "thunderbird";
        account.slots.assign(3, slot);
        member.sources.accounts.push_back(account);
    }
    const Parcel parcel = member.due();
    CHECK(parcel.post.body.size() <= most_envelope_bytes);
    const Report report = Member::report_of(parcel);
    CHECK(report.problems == std::vector<std::string>{"shortened"});
    REQUIRE(report.accounts.size() > 500);
    CHECK(report.accounts.front().validity.expires == Date{2026y / 12 / 1}); // the most urgent ones stay
}

TEST_CASE("slots and findings are counted, and their words stay here") {
    Member member;
    member.join();
    Slot slot;
    slot.target = "thunderbird";
    slot.kind = SlotKind::imap;
    slot.state = SlotState::stale;
    slot.host = "imap.secret.example";
    slot.location = "/home/anna/profile";
    slot.detail = "a detail";
    member.sources.accounts[0].slots = {slot, slot};
    member.sources.accounts[0].note = "a note";
    member.sources.findings = {{mario, "id", "no-tls", Severity::error, "a message", "a fix"},
                               {{"other", "x"}, "id", "no-tls", Severity::error, "another", ""}};
    const Parcel parcel = member.due();
    const ReportedAccount account = Member::report_of(parcel).accounts.at(0);
    CHECK(account.slots == std::vector<ReportedSlots>{{"thunderbird", SlotKind::imap, SlotState::stale, 2}});
    CHECK(account.findings == std::vector<ReportedFinding>{{"no-tls", Severity::error, 1}});
    for (const char* word : {"secret.example", "/home", "detail", "note", "message", "a fix"})
        CHECK(Member::json_of(parcel).find(word) == std::string::npos);
}
