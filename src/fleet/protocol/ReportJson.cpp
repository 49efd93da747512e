// SPDX-License-Identifier: Apache-2.0
#include "fleet/protocol/Encoding.h"
#include "fleet/protocol/Envelope.h"
#include "fleet/protocol/JsonMembers.h"
#include "fleet/protocol/Report.h"
#include "fleet/protocol/ReportParts.h"
#include "model/Date.h"

#include <algorithm>

namespace rinnova::fleet {

namespace {

constexpr std::size_t most_name = 128;
constexpr std::size_t most_groups = 64; // of slots, of findings
constexpr int most_count = 10000;

std::string hex_id(const Members& members, std::string_view name) {
    std::string id = members.text(name, 32);
    if (id.size() != 32 || !from_hex(id))
        members.wrong(name);
    return id;
}

ReportedName read_name(const Members& members) {
    ReportedName name;
    name.provider = members.word("provider", most_provider_bytes);
    if (members.find("pseudonym") != nullptr) {
        name.pseudonym = hex_id(members, "pseudonym");
        name.sealed = members.text("sealed", 1024);
        if (!from_base64url(name.sealed) || members.find("account") != nullptr)
            members.wrong("sealed");
        return name;
    }
    name.login = to_lower(members.text("account", most_login_bytes));
    if (name.login.empty())
        members.wrong("account");
    return name;
}

void write_name(Json& json, const ReportedName& name) {
    if (name.pseudonym.empty()) {
        json["account"] = name.login;
    } else {
        json["pseudonym"] = name.pseudonym;
        json["sealed"] = name.sealed;
    }
    json["provider"] = name.provider;
}

ReportedSlots read_slots(const Members& members) {
    return {members.word("target"), slot_kind_from(members.word("kind")).value_or(SlotKind::generic),
            slot_state_from(members.word("state")).value_or(SlotState::unknown),
            static_cast<int>(members.integer("count", 1, most_count))};
}

ReportedFinding read_finding(const Members& members) {
    return {members.word("rule"), severity_from(members.word("severity")).value_or(Severity::warning),
            static_cast<int>(members.integer("count", 1, most_count))};
}

std::string read_staged(const Members& members) {
    std::string staged = members.text_or("staged", 16, {});
    constexpr std::array<std::string_view, 4> known{"", "refused", "unproven", "staged"};
    if (std::find(known.begin(), known.end(), staged) == known.end())
        members.wrong("staged");
    return staged;
}

ReportedAccount read_account(const Members& members) {
    ReportedAccount account;
    account.name = read_name(members);
    account.state = validity_state_from(members.word("state")).value_or(ValidityState::unknown);
    account.validity.issued = members.optional_date("issued");
    account.validity.expires = members.optional_date("expires");
    account.validity.source =
        expiry_source_from(members.word("expires_source")).value_or(ExpirySource::unknown);
    account.open = static_cast<int>(members.integer("open", 0, most_count));
    account.staged = read_staged(members);
    for (const Members& slots : members.objects("slots", most_groups))
        account.slots.push_back(read_slots(slots));
    if (const auto rotation = members.optional_object("rotation"))
        account.rotation = ReportedRotation{
            rotation->moment("at"),
            account_outcome_from(rotation->word("outcome")).value_or(AccountOutcome::failed)};
    for (const Members& finding : members.objects("findings", most_groups))
        account.findings.push_back(read_finding(finding));
    return account;
}

Json to_json_value(const ReportedAccount& account) {
    Json json = Json::object();
    write_name(json, account.name);
    json["state"] = to_string(account.state);
    json["issued"] = date_or_null(account.validity.issued);
    json["expires"] = date_or_null(account.validity.expires);
    json["expires_source"] = to_string(account.validity.source);
    json["open"] = account.open;
    json["staged"] = account.staged;
    json["slots"] = Json::array();
    for (const ReportedSlots& slots : account.slots)
        json["slots"].push_back({{"target", slots.target},
                                 {"kind", to_string(slots.kind)},
                                 {"state", to_string(slots.state)},
                                 {"count", slots.count}});
    json["rotation"] = nullptr;
    if (account.rotation)
        json["rotation"] = {{"at", to_iso(account.rotation->at)},
                            {"outcome", to_string(account.rotation->outcome)}};
    json["findings"] = Json::array();
    for (const ReportedFinding& finding : account.findings)
        json["findings"].push_back(
            {{"rule", finding.rule}, {"severity", to_string(finding.severity)}, {"count", finding.count}});
    return json;
}

Json accounts_value(const Report& report) {
    Json accounts = Json::array();
    for (const ReportedAccount& account : report.accounts)
        accounts.push_back(to_json_value(account));
    return accounts;
}

} // namespace

std::string ReportedName::identity() const {
    return pseudonym.empty() ? provider + "/" + login : "~" + pseudonym;
}

Json device_json(const DeviceFacts& device) {
    return {{"name", device.name},
            {"user", device.user},
            {"os", device.os},
            {"os_version", device.os_version},
            {"version", device.version}};
}

DeviceFacts read_device(const Members& document) {
    const auto device = document.optional_object("device");
    if (!device)
        document.wrong("device");
    DeviceFacts facts{device->text("name", most_name), device->text_or("user", most_name, {}),
                      device->text("os", most_name), device->text_or("os_version", most_name, {}),
                      device->text("version", 32)};
    if (facts.name.empty())
        device->wrong("name");
    return facts;
}

std::string read_machine(const Members& document) {
    return hex_id(document, "machine");
}

std::string to_json(const Report& report) {
    Json json{{"protocol", protocol_version},         {"machine", report.machine},
              {"instance", report.instance},          {"made_at", to_iso(report.made_at)},
              {"device", device_json(report.device)}, {"agent", {{"problems", report.problems}}},
              {"policy", report.policy_version},      {"accounts", accounts_value(report)}};
    return json.dump();
}

Result<Report> report_from_json(std::string_view text) {
    Report report;
    const auto read = read_document(text, [&](const Members& document) {
        (void)document.integer("protocol", protocol_version, protocol_version);
        report.machine = read_machine(document);
        report.instance = hex_id(document, "instance");
        report.made_at = document.moment("made_at");
        report.device = read_device(document);
        if (const auto agent = document.optional_object("agent"))
            report.problems = agent->texts("problems", 32, 64);
        report.policy_version = document.optional_integer("policy", 0, INT64_MAX).value_or(0);
        for (const Members& account : document.objects("accounts", most_accounts))
            report.accounts.push_back(read_account(account));
        std::vector<std::string> identities;
        for (const ReportedAccount& account : report.accounts)
            identities.push_back(account.name.identity());
        std::sort(identities.begin(), identities.end());
        if (std::adjacent_find(identities.begin(), identities.end()) != identities.end())
            document.wrong("accounts");
    });
    if (!read)
        return tl::unexpected(read.error());
    return report;
}

std::string accounts_json(const Report& report) {
    return accounts_value(report).dump();
}

} // namespace rinnova::fleet
