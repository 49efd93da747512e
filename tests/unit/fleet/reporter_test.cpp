// SPDX-License-Identifier: Apache-2.0
#include "unit/fleet/reporting.h"

using namespace rinnova;
using namespace rinnova::test;

namespace {

std::string everything_in(const std::filesystem::path& folder) {
    std::string all;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            all += bytes_of(entry.path());
    return all;
}

} // namespace

TEST_CASE("who is in no fleet sends nothing and leaves no trace") {
    Member member;
    CHECK_FALSE(member.reporter().is_active());
    CHECK_FALSE(member.reporter().next());
    CHECK(member.status() == FleetStatus{});
    CHECK(member.nothing_due());
    CHECK(member.next(Occasion::asked).error().code == ErrorCode::not_found);
    CHECK(member.gathered == 0);
}

TEST_CASE("joining proves the key, hands over one half of the token, and keeps the other in the vault") {
    Member member;
    const SigningKey admin = SigningKey::generate();
    const JoinToken token = JoinToken::make(admin.public_key(), FleetSecret::generate());
    const auto parcel =
        member.reporter().joining("HTTPS://fleet.example:8443/", to_text(token), member.vault);
    REQUIRE(parcel);
    CHECK(parcel->post.url == "https://fleet.example:8443/fleet/v1/join");
    CHECK(member.vault.size() == 2); // before anything is sent
    const auto envelope = open_envelope(parcel->post.body);
    REQUIRE(envelope);
    const auto request = join_request_from_json(envelope->payload);
    REQUIRE(request);
    CHECK(is_signed_by(*envelope, request->key));
    CHECK(request->device.name == "PC-ANNA");
    token.fleet_secret->bytes().expose([&](std::string_view secret) {
        const std::string files = everything_in(member.folder.path());
        for (const std::string& form : {std::string(secret), to_hex(secret), to_base64url(secret)}) {
            CHECK(parcel->post.body.find(form) == std::string::npos);
            CHECK(files.find(form) == std::string::npos);
        }
    });
    CHECK_FALSE(member.status().joined);
    REQUIRE(member.take(*parcel, HttpAnswer{200, to_json(JoinAnswer{envelope->sender, "office", 0}), 0}));
    CHECK(member.status().joined);
    CHECK(member.status().group == "office");
    CHECK(member.status().pseudonyms);
}

TEST_CASE("an answer to a join that was lost does no harm: the same key asks again") {
    Member member;
    const JoinToken token = JoinToken::make({}, {});
    const auto lost = member.reporter().joining(url, to_text(token), member.vault);
    REQUIRE(lost);
    CHECK_FALSE(member.take(*lost, fail(ErrorCode::unreachable, "gone")));
    const auto again = member.reporter().joining(url, to_text(token), member.vault);
    REQUIRE(again);
    CHECK(open_envelope(again->post.body)->sender == open_envelope(lost->post.body)->sender);
    member.join(token, 41);
    CHECK(Member::number_of(member.due()) == 42);
}

TEST_CASE("what cannot be an address or a token is refused before anything is made") {
    Member member;
    const Secret token = to_text(JoinToken::make({}, {}));
    for (const char* wrong : {"http://fleet.example", "https://", "fleet.example", "https://a@b",
                              "https://a/?b", "https://a b", "https://a\nX-Evil: 1"}) {
        CAPTURE(wrong);
        CHECK(member.reporter().joining(wrong, token, member.vault).error().code == ErrorCode::invalid_data);
    }
    CHECK(member.reporter().joining(url, Secret::copy_of("fake-token"), member.vault).error().code ==
          ErrorCode::invalid_data);
    CHECK(member.vault.size() == 0);
}

TEST_CASE("a vault that is locked keeps a member from joining, and from sending") {
    Member member;
    member.vault.fail_with(ErrorCode::locked);
    CHECK(member.reporter().joining(url, to_text(JoinToken::make({}, {})), member.vault).error().code ==
          ErrorCode::locked);
    member.vault.heal();
    member.join();
    member.vault.fail_with(ErrorCode::locked);
    CHECK(member.next(Occasion::time).error().code == ErrorCode::locked);
    member.vault.heal();
    CHECK(Member::number_of(member.due()) == 1); // none was used up
}

TEST_CASE("a report is signed, shown as it was sent, and said once") {
    Member member;
    member.join();
    const Parcel parcel = member.due();
    CHECK(member.status().sent == Member::json_of(parcel));
    const Report report = Member::report_of(parcel);
    CHECK(report.accounts.at(0).name.login == mario.login);
    CHECK(report.accounts.at(0).validity.expires == Date{2026y / 12 / 1});
    member.keep(parcel);
    CHECK(member.nothing_due());
    CHECK(member.nothing_due(Occasion::change)); // nothing is another one
    CHECK(member.reporter().next() == member.clock.now() + 24h);
}

TEST_CASE("a change is sent at once, a day later without one") {
    Member member;
    member.join();
    member.keep(member.due());
    member.sources.accounts[0].open = 2;
    const Parcel changed = member.due(Occasion::change);
    CHECK(Member::report_of(changed).accounts.at(0).open == 2);
    CHECK(Member::number_of(changed) == 2);
    member.keep(changed);
    member.pass(24h);
    CHECK(Member::number_of(member.due()) == 3);
}

TEST_CASE("after an error it waits longer and longer, and then sends the newest state only") {
    Member member;
    member.join();
    std::vector<std::chrono::seconds> pauses;
    for (int i = 0; i < 12; ++i) {
        const Parcel parcel = member.due();
        CHECK_FALSE(member.take(parcel, fail(ErrorCode::unreachable, "no network")));
        CHECK(member.nothing_due(Occasion::change)); // a change does not shorten it
        pauses.push_back(*member.reporter().next() - member.clock.now());
        member.pass(pauses.back());
    }
    CHECK(pauses.front() == 30s);
    CHECK(pauses.at(3) == 4min);
    CHECK(pauses.back() == 2h);
    CHECK(member.status().problem->message == "no network");
    member.sources.accounts[0].open = 3;
    CHECK(Member::report_of(member.due()).accounts.at(0).open == 3);
}

TEST_CASE("the server may ask for a longer pause, in its answer or in the header") {
    Member member;
    member.join();
    CHECK_FALSE(member.refuse(member.due(), {"unavailable", "busy", 0, 3600}));
    CHECK(*member.reporter().next() - member.clock.now() == 1h);
    member.pass(1h);
    CHECK_FALSE(member.take(member.due(), HttpAnswer{502, "<html>", 7200}));
    CHECK(*member.reporter().next() - member.clock.now() == 2h);
}

TEST_CASE("a clock that was wrong does not silence it") {
    Member member;
    member.join();
    member.clock.set(Date{2036y / 1 / 1} + 10h);
    member.keep(member.due());
    member.clock.set(Date{2026y / 11 / 26} + 10h);
    CHECK(member.reporter().next() == member.clock.now());
    CHECK_FALSE(member.nothing_due());
}

TEST_CASE("a number that the server has seen is gone beyond, once at once") {
    Member member;
    member.join();
    CHECK_FALSE(member.refuse(member.due(), {"sequence", "seen", 700, 0}));
    const Parcel second = member.due();
    CHECK(Member::number_of(second) == 701);
    CHECK_FALSE(member.refuse(second, {"sequence", "seen", 800, 0}));
    CHECK(member.nothing_due());
}

TEST_CASE("a server cannot use up the numbers that are left") {
    Member member;
    member.join();
    CHECK_FALSE(member.refuse(member.due(), {"sequence", "seen", INT64_MAX, 0}));
    CHECK(Member::number_of(member.due()) == 2);
}

TEST_CASE("the number goes up across restarts and lost answers") {
    Member member;
    member.join();
    for (std::uint64_t expected = 1; expected < 4; ++expected) {
        CHECK(Member::number_of(member.due()) == expected); // each by a new Reporter, no answer
    }
}

TEST_CASE("who is revoked stops, drops its keys, and may join anew") {
    Member member;
    member.join();
    CHECK_FALSE(member.refuse(member.due(), {"revoked", "out", 0, 0}));
    CHECK(member.vault.size() == 0);
    CHECK_FALSE(member.status().joined);
    CHECK(member.status().problem->code == ErrorCode::auth_rejected);
    member.pass(24h);
    CHECK(member.nothing_due());
    member.join();
    CHECK_FALSE(member.status().problem);
}

TEST_CASE("a clone drops its key, and joins with another one where the machine has a token") {
    Member member;
    const JoinToken token = JoinToken::make({}, {});
    member.join(token);
    const Parcel report = member.due();
    to_text(token).expose([&](std::string_view text) { put_file(member.folder / "token", text); });
    member.parts.settings = {url, (member.folder / "token").string(), {}, {}};
    CHECK_FALSE(member.refuse(report, {"cloned", "twice", 0, 0}));
    CHECK_FALSE(member.reporter().next() == std::nullopt);
    member.pass(1min);
    const auto parcel = member.next(Occasion::time);
    REQUIRE(parcel);
    REQUIRE(*parcel);
    CHECK((*parcel)->kind == Parcel::Kind::join);
    CHECK(open_envelope((*parcel)->post.body)->sender != open_envelope(report.post.body)->sender);
}

TEST_CASE("a key that was found on two machines does not join again") {
    Member member;
    const Secret token = to_text(JoinToken::make({}, {}));
    const auto refused = member.reporter().joining(url, token, member.vault);
    REQUIRE(refused);
    CHECK_FALSE(member.refuse(*refused, {"cloned", "twice", 0, 0}));
    const auto next = member.reporter().joining(url, token, member.vault);
    REQUIRE(next);
    CHECK(open_envelope(next->post.body)->sender != open_envelope(refused->post.body)->sender);
}

TEST_CASE("a keychain that was begun anew: joins with another key where there is a token, else says so") {
    for (const bool pseudonyms : {false, true})
        for (const bool by_itself : {false, true}) {
            CAPTURE(pseudonyms);
            CAPTURE(by_itself);
            Member member;
            const JoinToken token = JoinToken::make({}, pseudonyms ? std::optional(FleetSecret::generate())
                                                                   : std::optional<FleetSecret>());
            to_text(token).expose([&](std::string_view text) { put_file(member.folder / "token", text); });
            member.join(token);
            const std::string first = member.status().device;
            if (by_itself)
                member.parts.settings = {url, (member.folder / "token").string(), {}, {}};
            REQUIRE(FleetKeys(member.vault, member.parts.machine.digest()).erase());
            const auto parcel = member.next(Occasion::time);
            CHECK(member.gathered == 0);
            CHECK_FALSE(member.status().joined);
            if (by_itself) {
                REQUIRE(parcel);
                REQUIRE(*parcel);
                CHECK((*parcel)->kind == Parcel::Kind::join);
                CHECK(open_envelope((*parcel)->post.body)->sender != first);
            } else {
                CHECK(parcel.error().code == ErrorCode::not_found);
                CHECK(member.status().problem->code == ErrorCode::not_found);
                CHECK(member.nothing_due());
            }
        }
}

TEST_CASE(
    "where the machine names a server and a token, an agent joins by itself, and not with a refused one") {
    Member member;
    const auto put_token = [&] {
        to_text(JoinToken::make({}, {})).expose([&](std::string_view text) {
            put_file(member.folder / "token", text);
        });
    };
    member.parts.settings = {url, (member.folder / "token").string(), "/ca.pem", "http://proxy:3128"};
    CHECK(member.reporter().is_active());
    CHECK(member.nothing_due()); // the file is not there yet
    put_token();
    member.pass(1min);
    const auto refused = member.next(Occasion::time);
    REQUIRE(refused);
    REQUIRE(*refused);
    CHECK((*refused)->post.ca_file == "/ca.pem");
    CHECK((*refused)->post.proxy == "http://proxy:3128");
    CHECK_FALSE(member.refuse(**refused, {"token-refused", "no", 0, 0}));
    member.pass(4h);
    CHECK(member.nothing_due());
    put_token();
    member.pass(4h);
    CHECK(member.next(Occasion::time)->has_value());
    REQUIRE(member.reporter().leaving(member.vault));
    REQUIRE(member.reporter().forget(member.vault));
    member.pass(24h);
    CHECK_FALSE(member.reporter().is_active()); // its user has left
}

TEST_CASE("leaving says so, and forgets everything") {
    Member member;
    member.join(JoinToken::make({}, FleetSecret::generate()));
    member.keep(member.due());
    const auto farewell = member.reporter().leaving(member.vault);
    REQUIRE(farewell);
    REQUIRE(*farewell);
    CHECK((*farewell)->post.url == url + "/fleet/v1/leave");
    CHECK(open_envelope((*farewell)->post.body)->number == 2);
    REQUIRE(member.reporter().forget(member.vault));
    CHECK(member.vault.size() == 0);
    CHECK(member.status().sent.empty());
    CHECK(everything_in(member.folder.path()).find("mario") == std::string::npos);
    CHECK(member.reporter().leaving(member.vault).error().code == ErrorCode::not_found);
}

TEST_CASE("a roaming home has a part of the fleet for each machine") {
    Member member;
    member.join();
    const std::string first = member.status().device;
    member.parts.machine.digest = [] { return machine_digest("two"); };
    CHECK_FALSE(member.status().joined);
    member.join();
    CHECK(member.status().device != first);
    member.parts.machine.digest = [] { return machine_digest("one"); };
    CHECK(member.status().device == first);
}

TEST_CASE("a damaged state is an error that names the file, and joining begins anew") {
    Member member;
    member.join();
    const auto file = member.folder.path() / "fleet" / member.parts.machine.digest() / "state.json";
    for (const char* bytes : {"", "{", "[]", R"({"schema":1,"sequence":-1,"failures":0})"}) {
        put_file(file, bytes);
        const auto status = member.reporter().status();
        REQUIRE_FALSE(status);
        CHECK(status.error().where == file.string());
        CHECK_FALSE(member.next(Occasion::time));
    }
    member.join();
    CHECK(member.status().joined);
}
