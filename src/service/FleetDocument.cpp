// SPDX-License-Identifier: Apache-2.0
#include "service/Documents.h"
#include "service/Members.h"

namespace rinnova {

namespace {

/// A text that holds JSON, as JSON.
Json unfolded(const std::string& text) {
    Json json = Json::parse(text, nullptr, false);
    return json.is_discarded() ? Json(nullptr) : json;
}

} // namespace

Json fleet_document(const FleetStatus& status) {
    Json json{{"schema", 1}};
    json.update(JsonWriter::json_of(status));
    json["policy"] = unfolded(status.policy);
    json["sent"] = unfolded(status.sent);
    return json;
}

} // namespace rinnova
