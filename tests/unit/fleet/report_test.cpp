// SPDX-License-Identifier: Apache-2.0
#include "base/AtomicFile.h"
#include "fleet/protocol/Encoding.h"
#include "fleet/protocol/JsonMembers.h"
#include "fleet/protocol/Report.h"

#include <doctest/doctest.h>

using namespace rinnova;
using namespace rinnova::fleet;
using namespace std::chrono_literals;

namespace {

Report example() {
    Report report;
    report.machine = std::string(32, 'a');
    report.instance = std::string(32, 'b');
    report.made_at = std::chrono::sys_days(2026y / 11 / 26) + 8h + 30min;
    report.device = {"PC-ANNA", "anna", "Debian GNU/Linux", "12", "0.1.0"};
    report.problems = {"vault-locked"};
    report.policy_version = 3;
    ReportedAccount account;
    account.name = {"aruba-pec", "mario.rossi@pec.it", "", ""};
    account.state = ValidityState::due;
    account.validity = {2026y / 9 / 1, 2026y / 12 / 1, ExpirySource::panel};
    account.open = 1;
    account.staged = "refused";
    account.slots = {{"thunderbird", SlotKind::imap, SlotState::in_sync, 2},
                     {"keychain", SlotKind::generic, SlotState::locked, 1}};
    account.rotation = ReportedRotation{report.made_at - 24h, AccountOutcome::open};
    account.findings = {{"no-tls", Severity::error, 1}};
    report.accounts.push_back(account);
    ReportedAccount hidden;
    hidden.name = {"generic", "", std::string(32, 'c'), to_base64url("sealed bytes")};
    report.accounts.push_back(hidden);
    return report;
}

ErrorCode refusal_of(const nlohmann::ordered_json& document) {
    const auto report = report_from_json(document.dump());
    return report ? ErrorCode::internal : report.error().code;
}

} // namespace

TEST_CASE("a report comes back as it was") {
    const Report report = example();
    CHECK(report_from_json(to_json(report)) == report);
    CHECK(report.accounts[0].name.identity() == "aruba-pec/mario.rossi@pec.it");
    CHECK(report.accounts[1].name.identity() == "~" + std::string(32, 'c'));
}

TEST_CASE("the documents that the schema takes and refuses are taken and refused here too") {
    const auto text =
        read_file(std::filesystem::path(RINNOVA_SOURCE_DIR) / "tests/unit/fleet/reports.json", 100'000);
    REQUIRE(text);
    const auto documents = nlohmann::ordered_json::parse(*text);
    for (const auto& document : documents["good"]) {
        const auto report = report_from_json(document.dump());
        CAPTURE(document.dump());
        CAPTURE((report ? std::string() : report.error().message));
        CHECK(report);
    }
    for (const auto& document : documents["bad"]) {
        CAPTURE(document.dump());
        CHECK(refusal_of(document) == ErrorCode::invalid_data);
    }
}

TEST_CASE("members of a later version are left aside, states of a later version are unknown") {
    auto document = nlohmann::ordered_json::parse(to_json(example()));
    document["later"] = 1;
    document["accounts"][0]["later"] = 1;
    document["accounts"][0]["slots"][0]["state"] = "levitating";
    const auto report = report_from_json(document.dump());
    REQUIRE(report);
    CHECK(report->accounts[0].slots[0].state == SlotState::unknown);
}

TEST_CASE("texts that could deceive on a page or a terminal are refused") {
    auto document = nlohmann::ordered_json::parse(to_json(example()));
    for (const char* text : {"a\nb", "a\x1b[31m",
                             "\xe2\x80\xae"
                             "cod.exe",
                             "\xc2\x9b"
                             "x",
                             "a\tb", ""}) {
        document["device"]["name"] = text;
        CHECK(refusal_of(document) == ErrorCode::invalid_data);
    }
    document["device"]["name"] = "<script>alert('Zoë & \xe6\xbc\xa2')</script>"; // shown as it is, escaped
    CHECK(report_from_json(document.dump()));
    document["device"]["name"] = std::string(129, 'x');
    CHECK(refusal_of(document) == ErrorCode::invalid_data);
}

TEST_CASE("what is no JSON, or deeper than any report, is refused") {
    for (const std::string& text : {std::string(), std::string("[]"), std::string("{"), std::string("\xff"),
                                    std::string(100'000, '['), "{\"a\":" + std::string(100'000, '[')}) {
        const auto report = report_from_json(text);
        REQUIRE_FALSE(report);
        CHECK(report.error().code == ErrorCode::invalid_data);
    }
}

TEST_CASE("an object wider than any of ours is refused, wherever it stands") {
    for (const char* place : {"", "/accounts/0", "/device", "/later"}) {
        CAPTURE(place);
        auto document = nlohmann::ordered_json::parse(to_json(example()));
        document["later"] = {{"text", std::string(1000, ':')}, {"escaped", "\\\":\""}};
        auto& object = document[nlohmann::ordered_json::json_pointer(place)];
        while (object.size() < 256)
            object["later-" + std::to_string(object.size())] =
                nlohmann::ordered_json::object({{"deeper", 1}});
        CHECK(report_from_json(document.dump()));
        object["one-more"] = nullptr;
        CHECK(refusal_of(document) == ErrorCode::invalid_data);
    }
}

TEST_CASE("accounts that say the same are the same text, whatever else the report says") {
    Report report = example();
    const std::string before = accounts_json(report);
    report.made_at += 24h;
    report.instance = std::string(32, 'd');
    CHECK(accounts_json(report) == before);
    report.accounts[0].open = 0;
    CHECK(accounts_json(report) != before);
}

TEST_CASE("a text is made plain") {
    CHECK(plain("PC di Zoë", 100) == "PC di Zoë");
    CHECK(plain("a\nb\x1b"
                "c\xff"
                "d\xe2\x80\xae"
                "e",
                100) == "a?b?c?d?e");
    CHECK(plain("Zoë", 3) == "Zo");
    CHECK(is_plain(plain(std::string("\xf0\x9f\x92\x8c\xed\xa0\x80"), 100)));
    CHECK_FALSE(is_plain("\xed\xa0\x80"));
    CHECK_FALSE(is_plain("\xc0\x80"));
}

TEST_CASE("a moment has one form") {
    CHECK(moment_from("2026-11-26T08:30:00Z") == std::chrono::sys_days(2026y / 11 / 26) + 8h + 30min);
    for (const char* text : {"2026-11-26T08:30:00", "2026-11-26 08:30:00Z", "2026-02-30T08:30:00Z",
                             "2026-11-26T24:00:00Z", "2026-11-26T08:-1:00Z", "26/11/2026T08:30:00Z"})
        CHECK_FALSE(moment_from(text));
}
