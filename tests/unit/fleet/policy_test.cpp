// SPDX-License-Identifier: Apache-2.0
#include "fleet/protocol/Answer.h"
#include "fleet/protocol/Policy.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace rinnova;
using namespace rinnova::fleet;
using namespace std::chrono_literals;

namespace {

const std::string whole = R"({"schema":1,"version":3,
    "providers":[{"id":"aruba-pec","lifetime":{"days":180,"months":6},
                  "policies":[{"months":6,"from":"2026-12-01","source":"circular 12"}],
                  "steps":{"renew":{"it":["Apri la pagina."],"en":["Open the page."]}}}],
    "reminders":{"days":[3,21,7,7],"after_days":3,"hours":{"from":"08:30","to":"17:00","at":null},
                 "working_days_only":false},
    "plugins":{"disabled":["apple-mail"]}})";

} // namespace

TEST_CASE("a policy is read, written and read again") {
    const auto policy = policy_from_json(whole);
    REQUIRE(policy);
    CHECK(policy->version == 3);
    REQUIRE(policy->providers.size() == 1);
    CHECK(policy->providers[0].lifetime == Lifetime{180, 6});
    CHECK(policy->providers[0].policies.at(0).from == std::chrono::sys_days(2026y / 12 / 1));
    CHECK(policy->providers[0].renew.at("it") == std::vector<std::string>{"Apri la pagina."});
    CHECK(policy->reminders.days == std::vector<int>{21, 7, 3});
    CHECK(policy->reminders.from == 510min);
    REQUIRE(policy->reminders.at);
    CHECK_FALSE(*policy->reminders.at);
    CHECK(policy->disabled_plugins == std::vector<std::string>{"apple-mail"});
    CHECK(policy_from_json(to_json(*policy)) == policy);
}

TEST_CASE("what a fleet cannot set is named, and the policy refused whole") {
    const auto refused = [](const std::string& members) {
        const auto policy = policy_from_json(R"({"schema":1,"version":1,)" + members + "}");
        return policy ? std::string() : policy.error().message;
    };
    CHECK(refused(R"("servers":{})").find("servers") != std::string::npos);
    CHECK(refused(R"("fleet":{"url":"https://evil.example"})").find("fleet") != std::string::npos);
    CHECK(refused(R"("second_channel":{"command":["/bin/sh"]})").find("second_channel") != std::string::npos);
    CHECK(refused(R"("probe":{"order":["imap"]})").find("probe") != std::string::npos);
    for (const char* member : {"servers", "ca_file", "url", "probe", "credential", "domains", "extends"}) {
        CAPTURE(member);
        CHECK(
            refused(R"("providers":[{"id":"aruba-pec",")" + std::string(member) + R"(":{}}])").find(member) !=
            std::string::npos);
    }
    CHECK(refused(R"("plugins":{"disabled":[],"load":["/tmp/x.so"]})").find("load") != std::string::npos);
    CHECK(refused(R"("reminders":{"show_address_on_lock_screen":true})").find("show_address") !=
          std::string::npos);
    CHECK(refused(R"("reminders":{"hours":{"from":"18:00","to":"09:00"}})").find("to") != std::string::npos);
    CHECK_FALSE(policy_from_json(R"({"schema":2,"version":1})"));
    CHECK_FALSE(policy_from_json(R"({"schema":1,"version":0})"));
}

TEST_CASE("whole provider files stand apart, for machines that allow it") {
    const auto policy = policy_from_json(
        R"({"schema":1,"version":1,"where_allowed":{"provider_files":[{"schema":1,"id":"ours"}]}})");
    REQUIRE(policy);
    CHECK(policy->provider_files == std::vector<std::string>{R"({"schema":1,"id":"ours"})"});
    CHECK(policy_from_json(to_json(*policy)) == policy);
}

TEST_CASE("a policy counts with the pinned key and a version that is not below the one in force") {
    const SigningKey key = SigningKey::generate();
    const std::string bytes = sign_policy(whole, 3, key);
    CHECK(open_policy(bytes, key.public_key(), 0));
    CHECK(open_policy(bytes, key.public_key(), 3));
    CHECK(open_policy(bytes, key.public_key(), 4).error().code == ErrorCode::conflict);
    CHECK(open_policy(bytes, SigningKey::generate().public_key(), 0).error().code ==
          ErrorCode::auth_rejected);
    CHECK(open_policy(sign_policy(whole, 9, key), key.public_key(), 4).error().code ==
          ErrorCode::invalid_data);
    // A report of a device whose key happens to be the pinned one is no policy.
    CHECK(open_policy(seal(EnvelopeKind::report, 3, whole, key), key.public_key(), 0).error().code ==
          ErrorCode::auth_rejected);
}

TEST_CASE("who is behind") {
    const Timestamp monday = std::chrono::sys_days(2026y / 11 / 23) + 9h;
    const Date february = 2027y / 2 / 21;
    const Date march = 2027y / 3 / 1;
    const PasswordAge renewed{monday, march};
    CHECK(is_behind({std::nullopt, february}, renewed));
    CHECK(is_behind({std::nullopt, std::nullopt}, renewed));
    CHECK(is_behind({monday - 24h, february}, renewed));
    CHECK_FALSE(is_behind({monday + 1h, march}, renewed)); // the same password, brought here an hour later
    CHECK_FALSE(is_behind({monday - 1h, march}, renewed)); // or here first
    CHECK_FALSE(is_behind(renewed, {std::nullopt, march}));
    CHECK_FALSE(is_behind(renewed, renewed));
    CHECK(is_behind({std::nullopt, std::nullopt}, {monday, std::nullopt}));

    // One password that was brought to two machines, its end computed on each of them.
    const PasswordAge days_later{monday, march, true};
    CHECK_FALSE(is_behind({monday - 24h * 8, february, true}, days_later));
    CHECK_FALSE(is_behind({monday - 24h * 8, february}, days_later));
    CHECK(is_behind({monday - 24h * 8, february, true}, renewed)); // read on the page: another one
    const Date in_thirty_days = std::chrono::floor<std::chrono::days>(monday) + std::chrono::days(30);
    CHECK(is_behind({monday - 24h * 60, in_thirty_days, true}, days_later)); // it was time for another one
    CHECK_FALSE(is_behind({monday - 24h * 60, in_thirty_days + std::chrono::days(1), true}, days_later));
    CHECK(is_behind({std::nullopt, february, true}, days_later)); // nothing was brought here
    CHECK(is_behind({monday - 24h, std::nullopt}, days_later));
}

TEST_CASE("a machine's moment on the server's clock") {
    const Timestamp received = std::chrono::sys_days(2026y / 11 / 23) + 12h;
    const Timestamp wrong_clock = received + std::chrono::days(3);
    CHECK(on_servers_clock(wrong_clock - 1h, wrong_clock, received) == received - 1h);
    CHECK(on_servers_clock(wrong_clock + 1h, wrong_clock, received) == received);
    const Timestamp last = std::chrono::sys_days(9999y / 12 / 31);
    CHECK(on_servers_clock(std::chrono::sys_days(2026y / 11 / 23), last, received) == Timestamp{});
    CHECK(on_servers_clock(last, std::chrono::sys_days(2026y / 11 / 23), received) == received);
}

TEST_CASE("a hint that cannot be read takes neither the others nor the policy with it") {
    const Timestamp now = std::chrono::sys_days(2026y / 11 / 23) + 12h;
    ReportAnswer answer{7, now, 3, "RINNOVA", {}, 3600};
    for (const char* login : {"a@pec.it", "b@pec.it"})
        answer.renewed_elsewhere.push_back({{"aruba-pec", login, "", ""}, now, 2027y / 2 / 21});
    auto document = nlohmann::ordered_json::parse(to_json(answer));
    document["renewed_elsewhere"][0]["renewed_at"] = "-7970-11-23T12:00:00Z";
    answer.renewed_elsewhere.erase(answer.renewed_elsewhere.begin());
    CHECK(report_answer_from_json(document.dump()) == answer);
}

TEST_CASE("answers and refusals come back as they were") {
    const Timestamp now = std::chrono::sys_days(2026y / 11 / 23) + 12h;
    ReportAnswer answer{7, now, 3, std::string("RINNOVA\n\0x", 10), {}, 3600};
    answer.renewed_elsewhere.push_back({{"aruba-pec", "a@pec.it", "", ""}, now, 2027y / 2 / 21});
    answer.renewed_elsewhere.push_back({{"generic", "", std::string(32, '0'), ""}, now, std::nullopt});
    CHECK(report_answer_from_json(to_json(answer)) == answer);
    CHECK_FALSE(report_answer_from_json("{}"));

    const Refusal refusal{"sequence", "seen before", 12, 0};
    CHECK(refusal_from_json(to_json(refusal)) == refusal);
    CHECK(http_status(refusal) == 409);
    CHECK(http_status({"too-many", "", 0, 30}) == 429);
    CHECK(http_status({"something-new", "", 0, 0}) == 500);
}
