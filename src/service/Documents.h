// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "service/Json.h"
#include "service/Service.h"

#include <string>
#include <string_view>
#include <vector>

namespace rinnova {

// The JSON documents of docs/json.md: what `--json` prints. What members a type has in them is said in
// Members.h.

Json to_json(const Slot& slot);
Json to_json(const Error& error);
Json discover_document(const DiscoverReport& report);
Json status_document(const std::vector<AccountStatus>& accounts);
Json rotation_document(const RotationReport& report);
Json preview_document(const RotationPreview& preview);
Json doctor_document(const std::vector<Finding>& findings);
Json history_document(const std::vector<HistoryEntry>& entries);
Json providers_document(const std::vector<ProviderStatus>& providers);
/// Of `Service::check_provider`: its errors, and apart from them its warnings.
Json provider_check_document(std::string_view file, const std::vector<Error>& findings);
Json plugins_document(const std::vector<PluginStatus>& plugins);
/// With the policy and the report as JSON, where `FleetStatus` has their text.
Json fleet_document(const FleetStatus& status);
/// Where the calendar was written to, or else its text.
Json calendar_document(std::string_view calendar, std::string_view file);
/// For what has nothing to show but that it was done: `{"schema":1,"action":"untrack","account":"…"}`.
Json action_document(std::string_view action, std::string_view member, std::string_view value);
Json error_document(const Error& error);

/// The document as it is printed: indented, with a line end; bytes that are no UTF-8 become U+FFFD.
std::string to_text(const Json& document);

} // namespace rinnova
