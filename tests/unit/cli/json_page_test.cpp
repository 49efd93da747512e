// SPDX-License-Identifier: Apache-2.0
#include "cli/ExportProfileView.h"
#include "service/Documents.h"
#include "unit/cli/Samples.h"

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

using namespace rinnova;
using namespace rinnova::cli::test;

namespace {

/// The blocks of docs/json.md by the heading they stand under.
std::vector<std::pair<std::string, std::string>> blocks_of_page() {
    std::ifstream page(RINNOVA_SOURCE_DIR "/docs/json.md");
    REQUIRE(page.good());
    std::vector<std::pair<std::string, std::string>> blocks;
    std::string heading;
    bool inside = false;
    for (std::string line; std::getline(page, line);) {
        if (line == "```json") {
            blocks.emplace_back(heading, "");
            inside = true;
        } else if (line == "```") {
            inside = false;
        } else if (inside) {
            blocks.back().second += line + "\n";
        } else if (line.starts_with("## ")) {
            heading = line.substr(3);
        }
    }
    return blocks;
}

AccountStatus sample_status() {
    AccountStatus status = account("mario.rossi@pec.it", ValidityState::due, 9);
    status.slots.push_back(phone_slot());
    status.open = 1;
    status.next_notice = "2026-11-24T10:00:00+01:00";
    status.note = "Studio";
    return status;
}

RotationReport sample_report() {
    RotationReport sample = report(AccountOutcome::open, {SlotOutcome::updated});
    SlotResult phone = slot_result(SlotOutcome::needs_user, phone_slot());
    phone.steps = {"Open Settings > Mail > Accounts.", "Type the new password."};
    sample.accounts[0].slots.push_back(phone);
    sample.accounts[0].probe = {ProbeVerdict::accepted, SlotKind::imap, "imaps.pec.aruba.it", 993, ""};
    return sample;
}

ProviderStatus sample_provider() {
    ProviderStatus sample;
    Provider& provider = sample.provider;
    provider.id = "aruba-pec";
    provider.name = "Aruba PEC";
    provider.domains = {"pec.it", "arubapec.it"};
    provider.servers = {
        {SlotKind::imap, "imaps.pec.aruba.it", 993, Tls::implicit, "the provider's guide", "2026-11-20"}};
    provider.usernames = {"{address}", "{user}/{address}"};
    provider.credential.lifetime = {90, 3};
    provider.credential.extendable = true;
    provider.credential.url = "https://gestionemail.pec.it/";
    provider.credential.renew = {{"en", {"Choose “Genera nuova password”."}}};
    provider.probe_order = {SlotKind::imap, SlotKind::smtp};
    provider.origin = "built-in";
    sample.unproven = {"The archive server."};
    return sample;
}

FleetStatus sample_fleet() {
    FleetStatus sample;
    sample.joined = true;
    sample.url = "https://fleet.example:8443";
    sample.device = "0123456789abcdef0123456789abcdef";
    sample.group = "office";
    sample.joined_at = std::chrono::sys_seconds(today());
    sample.sequence = 7;
    sample.last_tried = sample.last_kept = sample.joined_at;
    sample.next = std::chrono::sys_seconds(today() + std::chrono::days(1));
    sample.policy_version = 4;
    sample.policy = R"({"schema":1,"version":4})";
    sample.renewed_elsewhere = {
        {{"aruba-pec", "mario.rossi@pec.it"}, std::chrono::sys_seconds(today()), {}, true}};
    sample.sent = R"({"protocol":1})";
    return sample;
}

std::vector<std::pair<std::string, Json>> documents() {
    DiscoverReport discovered;
    discovered.accounts = {account("mario.rossi@pec.it", ValidityState::unknown, {})};
    discovered.problems = {
        {ErrorCode::invalid_data, "The file is damaged.", "Open Thunderbird once.", "/home/anna/prefs.js"}};
    Finding finding{{"aruba-pec", "mario.rossi@pec.it"},
                    "thunderbird:0123456789abcdef",
                    "no-tls",
                    Severity::error,
                    "The connection is not encrypted.",
                    "Choose SSL/TLS in the server settings."};
    HistoryEntry entry{std::chrono::sys_seconds(today()),
                       {"aruba-pec", "mario.rossi@pec.it"},
                       "extended",
                       "Extended by the provider until 2027-02-20.",
                       ""};
    PluginStatus plugin{"thunderbird",
                        "Thunderbird",
                        "/usr/lib/rinnova/plugins/thunderbird.so",
                        "loaded",
                        {"140"},
                        {"read", "create", "unlock"},
                        {}};
    ProfileFile exported;
    exported.account = {"aruba-pec", "mario.rossi@pec.it"};
    exported.identifier = "rinnova.account.2FD4E1C6-7A2D-5B4C-9E7F-0123456789AB";
    return {
        {"Errors", error_document({ErrorCode::not_found, "No account anna@pec.it is known here.",
                                   "“rinnova discover” shows the accounts of this machine.", ""})},
        {"discover", discover_document(discovered)},
        {"status, verify, track, extend, snooze, confirm", status_document({sample_status()})},
        {"rotate, retry, undo", rotation_document(sample_report())},
        {"rotate --dry-run", preview_document(preview())},
        {"doctor", doctor_document({finding})},
        {"history", history_document({entry})},
        {"export ics", calendar_document({}, "rinnova.ics")},
        {"providers list, providers show", providers_document({sample_provider()})},
        {"providers check",
         provider_check_document(
             "mine.json", {{ErrorCode::unsupported,
                            "mine.json, line 4: \"colour\" is not known and not used.", "", "mine.json"}})},
        {"plugins", plugins_document({plugin})},
        {"fleet", fleet_document(sample_fleet())},
        {"untrack, discard, copy, unlock", action_document("untrack", "account", "mario.rossi@pec.it")},
        {"export profile", rinnova::cli::profile_document(exported, "/home/mario/mario.mobileconfig")},
    };
}

} // namespace

TEST_CASE("docs/json.md shows every document as it is") {
    const auto blocks = blocks_of_page();
    const auto made = documents();
    REQUIRE(blocks.size() == made.size());
    for (std::size_t i = 0; i < made.size(); ++i) {
        CHECK(blocks[i].first == made[i].first);
        CHECK(blocks[i].second == to_text(made[i].second));
    }
}
