// SPDX-License-Identifier: Apache-2.0
#include "service/Documents.h"

#include <algorithm>
#include <functional>

namespace rinnova {

namespace {

constexpr int schema = 1;

Json text_or_null(std::string_view text) {
    return text.empty() ? Json(nullptr) : Json(text);
}

template <typename Value>
Json or_null(const std::optional<Value>& value) {
    return value ? Json(*value) : Json(nullptr);
}

Json or_null(const std::optional<Date>& date) {
    return date ? Json(to_iso(*date)) : Json(nullptr);
}

template <typename Items, typename ToJson>
Json list_of(const Items& items, ToJson convert) {
    Json list = Json::array();
    for (const auto& item : items)
        list.push_back(convert(item));
    return list;
}

Json slots_of(const std::vector<Slot>& slots) {
    return list_of(slots, [](const Slot& slot) { return to_json(slot); });
}

Json errors_of(const std::vector<Error>& errors) {
    return list_of(errors, [](const Error& error) { return to_json(error); });
}

Json to_json(const AccountKey& account) {
    return {{"account", account.login}, {"provider", account.provider}};
}

Json to_json(const AccountStatus& status) {
    Json json = to_json(status.account);
    json["tracked"] = status.tracked;
    json["state"] = to_string(status.state);
    json["open"] = status.open;
    json["issued"] = or_null(status.validity.issued);
    json["expires"] = or_null(status.validity.expires);
    json["expires_source"] = to_string(status.validity.source);
    json["days_left"] = or_null(status.days_left);
    json["next_notice"] = or_null(status.next_notice);
    json["staged"] = text_or_null(status.staged);
    json["note"] = text_or_null(status.note);
    json["slots"] = slots_of(status.slots);
    return json;
}

Json to_json(const ProbeResult& probe) {
    return {{"result", to_string(probe.verdict)},
            {"protocol", probe.protocol ? Json(to_string(*probe.protocol)) : Json(nullptr)},
            {"host", text_or_null(probe.host)},
            {"port", probe.port != 0 ? Json(probe.port) : Json(nullptr)},
            {"detail", text_or_null(probe.detail)}};
}

Json to_json(const SlotResult& result) {
    Json json = to_json(result.slot);
    json["result"] = to_string(result.outcome);
    json["steps"] = result.steps;
    if (result.error)
        json["error"] = to_json(*result.error);
    return json;
}

Json to_json(const AccountResult& result) {
    Json json = to_json(result.account);
    json["outcome"] = to_string(result.outcome);
    if (result.error)
        json["error"] = to_json(*result.error);
    json["probe"] = to_json(result.probe);
    json["issued"] = or_null(result.validity.issued);
    json["expires"] = or_null(result.validity.expires);
    json["expires_source"] = to_string(result.validity.source);
    json["notes"] = result.notes;
    json["slots"] = list_of(result.slots, [](const SlotResult& slot) { return to_json(slot); });
    return json;
}

Json to_json(const PlannedSlot& planned) {
    Json json = to_json(planned.slot);
    json["action"] = planned.action;
    json["summary"] = text_or_null(planned.summary);
    json["steps"] = planned.steps;
    if (planned.error)
        json["error"] = to_json(*planned.error);
    return json;
}

Json to_json(const Server& server) {
    return {{"host", server.host},
            {"port", server.port},
            {"tls", to_string(server.tls)},
            {"source", text_or_null(server.source)},
            {"verified", text_or_null(server.verified)}};
}

Json servers_of(const Provider& provider) {
    Json servers = Json::object();
    for (const SlotKind kind : {SlotKind::imap, SlotKind::pop3, SlotKind::smtp, SlotKind::archive})
        servers[std::string(to_string(kind))] =
            list_of(provider.servers_of(kind), [](const Server& server) { return to_json(server); });
    return servers;
}

Json to_json(const Lifetime& lifetime) {
    return {{"days", or_null(lifetime.days)}, {"months", or_null(lifetime.months)}};
}

Json to_json(const LifetimePolicy& policy) {
    Json json = to_json(policy.lifetime);
    json["from"] = or_null(policy.from);
    json["to"] = or_null(policy.to);
    json["source"] = text_or_null(policy.source);
    return json;
}

Json credential_of(const Provider& provider) {
    const Provider::CredentialRules& rules = provider.credential;
    return {
        {"lifetime", to_json(rules.lifetime)},
        {"policies", list_of(rules.policies, [](const LifetimePolicy& policy) { return to_json(policy); })},
        {"extendable", rules.extendable},
        {"grace_hours", or_null(rules.grace_hours)},
        {"url", text_or_null(rules.url)},
        {"steps", {{"activate", Json(rules.activate)}, {"renew", Json(rules.renew)}}}};
}

Json document() {
    return {{"schema", schema}};
}

} // namespace

Json to_json(const Slot& slot) {
    return {{"id", slot.id},
            {"target", slot.target},
            {"kind", to_string(slot.kind)},
            {"host", text_or_null(slot.host)},
            {"port", or_null(slot.port)},
            {"username", text_or_null(slot.username)},
            {"location", text_or_null(slot.location)},
            {"state", to_string(slot.state)},
            {"detail", text_or_null(slot.detail)}};
}

Json to_json(const Error& error) {
    return {{"code", to_string(error.code)},
            {"message", error.message},
            {"hint", text_or_null(error.hint)},
            {"where", text_or_null(error.where)}};
}

Json discover_document(const DiscoverReport& report) {
    Json json = document();
    json["accounts"] = list_of(report.accounts, [](const AccountStatus& status) {
        Json account = to_json(status.account);
        account["tracked"] = status.tracked;
        account["slots"] = slots_of(status.slots);
        return account;
    });
    json["problems"] = errors_of(report.problems);
    return json;
}

Json status_document(const std::vector<AccountStatus>& accounts) {
    Json json = document();
    json["accounts"] = list_of(accounts, [](const AccountStatus& status) { return to_json(status); });
    return json;
}

Json rotation_document(const RotationReport& report) {
    Json json = document();
    json["rotation"] = text_or_null(report.rotation);
    json["accounts"] = list_of(report.accounts, [](const AccountResult& result) { return to_json(result); });
    return json;
}

Json preview_document(const RotationPreview& preview) {
    Json json = document();
    json["dry_run"] = true;
    json.update(to_json(preview.account));
    json["provider_name"] = text_or_null(preview.provider_name);
    json["tracked"] = preview.tracked;
    json["issued"] = or_null(preview.validity.issued);
    json["expires"] = or_null(preview.validity.expires);
    json["expires_source"] = to_string(preview.validity.source);
    json["computed_expiry"] = or_null(preview.computed_expiry);
    json["url"] = text_or_null(preview.url);
    json["steps"] = preview.steps;
    json["has_staged"] = preview.has_staged;
    json["vault"] = preview.vault ? to_json(*preview.vault) : Json(nullptr);
    json["slots"] = list_of(preview.slots, [](const PlannedSlot& planned) { return to_json(planned); });
    return json;
}

Json doctor_document(const std::vector<Finding>& findings) {
    Json json = document();
    json["findings"] = list_of(findings, [](const Finding& finding) {
        Json item = to_json(finding.account);
        item["slot"] = text_or_null(finding.slot_id);
        item["rule"] = finding.rule;
        item["severity"] = to_string(finding.severity);
        item["message"] = finding.message;
        item["fix"] = text_or_null(finding.fix);
        return item;
    });
    return json;
}

Json history_document(const std::vector<HistoryEntry>& entries) {
    Json json = document();
    json["entries"] = list_of(entries, [](const HistoryEntry& entry) {
        Json item = {{"at", to_iso(entry.at)}};
        item.update(to_json(entry.account));
        item["kind"] = entry.kind;
        item["text"] = entry.text;
        item["rotation"] = text_or_null(entry.rotation);
        return item;
    });
    return json;
}

Json providers_document(const std::vector<ProviderStatus>& providers) {
    Json json = document();
    json["providers"] = list_of(providers, [](const ProviderStatus& status) {
        const Provider& provider = status.provider;
        Json probe_order = list_of(provider.probe_order, [](SlotKind kind) { return Json(to_string(kind)); });
        return Json{{"id", provider.id},
                    {"name", provider.name},
                    {"extends", text_or_null(provider.extends)},
                    {"origin", provider.origin},
                    {"domains", provider.domains},
                    {"servers", servers_of(provider)},
                    {"usernames", provider.usernames},
                    {"ca_file", text_or_null(provider.ca_file)},
                    {"credential", credential_of(provider)},
                    {"probe", {{"order", std::move(probe_order)}}},
                    {"unproven", status.unproven}};
    });
    return json;
}

Json provider_check_document(std::string_view file, const std::vector<Error>& findings) {
    const auto is_warning = [](const Error& finding) { return finding.code == ErrorCode::unsupported; };
    std::vector<Error> sorted = findings;
    const auto warnings = std::stable_partition(sorted.begin(), sorted.end(), std::not_fn(is_warning));
    Json json = document();
    json["file"] = file;
    json["usable"] = warnings == sorted.begin();
    json["errors"] = errors_of({sorted.begin(), warnings});
    json["warnings"] = errors_of({warnings, sorted.end()});
    return json;
}

Json plugins_document(const std::vector<PluginStatus>& plugins) {
    Json json = document();
    json["plugins"] = list_of(plugins, [](const PluginStatus& plugin) {
        return Json{{"id", plugin.id},
                    {"name", plugin.name},
                    {"file", text_or_null(plugin.file)},
                    {"state", plugin.state},
                    {"client_versions", plugin.client_versions},
                    {"capabilities", plugin.capabilities},
                    {"error", plugin.error ? to_json(*plugin.error) : Json(nullptr)}};
    });
    return json;
}

Json calendar_document(std::string_view calendar, std::string_view file) {
    Json json = document();
    json["file"] = text_or_null(file);
    json["calendar"] = file.empty() ? Json(calendar) : Json(nullptr);
    return json;
}

Json action_document(std::string_view action, std::string_view member, std::string_view value) {
    Json json = document();
    json["action"] = action;
    json[std::string(member)] = value;
    return json;
}

Json error_document(const Error& error) {
    Json json = document();
    json["error"] = to_json(error);
    return json;
}

std::string to_text(const Json& document) {
    return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace rinnova
