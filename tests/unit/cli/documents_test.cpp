// SPDX-License-Identifier: Apache-2.0
#include "service/Documents.h"
#include "unit/cli/Samples.h"

#include <doctest/doctest.h>

#include <sstream>

using namespace rinnova;
using namespace rinnova::cli::test;

namespace {

void check_members(const Json& object, const char* members) {
    std::istringstream names(members);
    for (std::string name; names >> name;) {
        CAPTURE(name);
        CHECK(object.contains(name));
    }
}

constexpr const char* slot_members = "id target kind host port username location state detail";

} // namespace

TEST_CASE("a slot has all of its members, null where its target has no value") {
    const Json mail = to_json(imap_slot());
    check_members(mail, slot_members);
    CHECK(mail["port"] == 993);
    CHECK(mail["kind"] == "imap");
    CHECK(mail["state"] == "in-sync");
    const Json phone = to_json(phone_slot());
    check_members(phone, slot_members);
    for (const char* member : {"host", "port", "detail"})
        CHECK(phone[member].is_null());
    CHECK(phone["state"] == "needs-user");
}

TEST_CASE("the discover document has the contract's members") {
    DiscoverReport report;
    report.accounts = {account("mario.rossi@pec.it", ValidityState::unknown, {})};
    report.problems = {{ErrorCode::invalid_data, "damaged", "", "prefs.js"}};
    const Json json = discover_document(report);
    CHECK(json["schema"] == 1);
    check_members(json["accounts"][0], "account provider slots");
    CHECK(json["problems"][0]["where"] == "prefs.js");
    CHECK(discover_document({})["accounts"] == Json::array());
}

TEST_CASE("the status document has the contract's members") {
    const Json json = status_document({account("mario.rossi@pec.it", ValidityState::due, 9),
                                       account("anna@pec.it", ValidityState::unknown, {})});
    CHECK(json["schema"] == 1);
    for (const Json& one : json["accounts"])
        check_members(
            one, "account provider state open issued expires expires_source days_left next_notice slots");
    const Json& dated = json["accounts"][0];
    CHECK(dated["expires"] == "2026-12-01");
    CHECK(dated["days_left"] == 9);
    CHECK(dated["expires_source"] == "panel");
    const Json& undated = json["accounts"][1];
    for (const char* member : {"issued", "expires", "days_left", "next_notice"})
        CHECK(undated[member].is_null());
}

TEST_CASE("the rotation document has the contract's members") {
    RotationReport done = report(AccountOutcome::open, {SlotOutcome::updated, SlotOutcome::failed});
    AccountResult& account = done.accounts[0];
    account.probe = {ProbeVerdict::accepted, SlotKind::imap, "imaps.pec.aruba.it", 993, "OK"};
    account.slots[1].error = Error{ErrorCode::conflict, "changed", "Try again.", ""};
    account.slots[1].steps = {"one", "two"};
    const Json json = rotation_document(done);
    CHECK(json["rotation"] == done.rotation);
    const Json& result = json["accounts"][0];
    check_members(result, "account provider outcome probe expires slots");
    check_members(result["probe"], "result protocol host port detail");
    CHECK(result["outcome"] == "open");
    CHECK_FALSE(result.contains("error"));
    CHECK(result["probe"]["protocol"] == "imap");
    for (const Json& slot : result["slots"]) {
        check_members(slot, slot_members);
        check_members(slot, "result steps");
    }
    CHECK(result["slots"][0]["result"] == "updated");
    CHECK(result["slots"][0]["steps"] == Json::array());
    CHECK(result["slots"][1]["error"]["code"] == "conflict");
}

TEST_CASE("a rotation that did not begin has null for its id, and its error") {
    RotationReport locked{"", {account_result(AccountOutcome::locked)}};
    locked.accounts[0].error = Error{ErrorCode::locked, "locked", "", ""};
    locked.accounts[0].validity = {};
    const Json json = rotation_document(locked);
    CHECK(json["rotation"].is_null());
    CHECK(json["accounts"][0]["error"]["code"] == "locked");
    CHECK(json["accounts"][0]["expires"].is_null());
    CHECK(json["accounts"][0]["probe"]["result"] == "skipped");
    for (const char* member : {"protocol", "host", "port", "detail"})
        CHECK(json["accounts"][0]["probe"][member].is_null());
}

TEST_CASE("the doctor document has the contract's members") {
    Finding finding;
    finding.account = {"aruba-pec", "mario.rossi@pec.it"};
    finding.rule = "no-tls";
    finding.message = "Not encrypted.";
    const Json json = doctor_document({finding});
    check_members(json["findings"][0], "account slot rule severity message fix");
    CHECK(json["findings"][0]["slot"].is_null());
    CHECK(json["findings"][0]["severity"] == "warning");
}

TEST_CASE("the error document has the contract's members") {
    const Json json = error_document({ErrorCode::not_found, "No such account.", "", ""});
    CHECK(json["schema"] == 1);
    check_members(json["error"], "code message hint");
    CHECK(json["error"]["code"] == "not-found");
    CHECK(json["error"]["hint"].is_null());
}

TEST_CASE("documents of our own design say their schema too") {
    const Provider provider;
    CHECK(preview_document(preview())["schema"] == 1);
    CHECK(history_document({})["entries"] == Json::array());
    CHECK(providers_document({{provider, {"servers"}}})["providers"][0]["unproven"][0] == "servers");
    CHECK(plugins_document({})["plugins"] == Json::array());
    CHECK(action_document("untrack", "account", "a@pec.it")["account"] == "a@pec.it");
    const Json check =
        provider_check_document("mine.json", {{ErrorCode::unsupported, "unknown member", "", ""},
                                              {ErrorCode::invalid_data, "wrong", "", ""}});
    CHECK(check["usable"] == false);
    CHECK(check["errors"].size() == 1);
    CHECK(check["warnings"].size() == 1);
}

TEST_CASE("bytes that are no text do not break a document") {
    Slot slot = imap_slot();
    slot.location = "profile \xff\xfe";
    const std::string text = to_text(to_json(slot));
    CHECK(Json::parse(text)["location"] == "profile \xEF\xBF\xBD\xEF\xBF\xBD");
    CHECK(text.ends_with("}\n"));
}
