// SPDX-License-Identifier: Apache-2.0
#include "service/Documents.h"

#include "service/Members.h"

#include <algorithm>
#include <functional>

namespace rinnova {

namespace {

constexpr int schema = 1;

Json document() {
    return {{"schema", schema}};
}

/// A document whose one member is a list.
template <typename Items>
Json list_document(const char* name, const Items& items) {
    Json json = document();
    json[name] = JsonWriter::json_of(items);
    return json;
}

} // namespace

Json to_json(const Slot& slot) {
    return JsonWriter::json_of(slot);
}

Json to_json(const Error& error) {
    return JsonWriter::json_of(error);
}

Json discover_document(const DiscoverReport& report) {
    Json json = document();
    json["accounts"] = Json::array();
    for (const AccountStatus& status : report.accounts) {
        Json account = JsonWriter::json_of(status.account);
        account["tracked"] = status.tracked;
        account["slots"] = JsonWriter::json_of(status.slots);
        json["accounts"].push_back(std::move(account));
    }
    json["problems"] = JsonWriter::json_of(report.problems);
    return json;
}

Json status_document(const std::vector<AccountStatus>& accounts) {
    return list_document("accounts", accounts);
}

Json rotation_document(const RotationReport& report) {
    Json json = document();
    json.update(JsonWriter::json_of(report));
    return json;
}

Json preview_document(const RotationPreview& preview) {
    Json json = document();
    json["dry_run"] = true;
    json.update(JsonWriter::json_of(preview));
    return json;
}

Json doctor_document(const std::vector<Finding>& findings) {
    return list_document("findings", findings);
}

Json history_document(const std::vector<HistoryEntry>& entries) {
    return list_document("entries", entries);
}

Json providers_document(const std::vector<ProviderStatus>& providers) {
    return list_document("providers", providers);
}

Json provider_check_document(std::string_view file, const std::vector<Error>& findings) {
    const auto is_warning = [](const Error& finding) { return finding.code == ErrorCode::unsupported; };
    std::vector<Error> sorted = findings;
    const auto warnings = std::stable_partition(sorted.begin(), sorted.end(), std::not_fn(is_warning));
    Json json = document();
    json["file"] = file;
    json["usable"] = warnings == sorted.begin();
    json["errors"] = JsonWriter::json_of(std::vector<Error>{sorted.begin(), warnings});
    json["warnings"] = JsonWriter::json_of(std::vector<Error>{warnings, sorted.end()});
    return json;
}

Json plugins_document(const std::vector<PluginStatus>& plugins) {
    return list_document("plugins", plugins);
}

Json calendar_document(std::string_view calendar, std::string_view file) {
    Json json = document();
    json["file"] = file.empty() ? Json(nullptr) : Json(file);
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
