// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "service/Service.h"

#include <nlohmann/json.hpp>

namespace rinnova {

/// The JSON documents of docs/json.md: what `--json` prints and the socket carries. Members keep their order.
using Json = nlohmann::ordered_json;

Json to_json(const Slot& slot);
Json to_json(const Error& error);
Json discover_document(const DiscoverReport& report);
Json status_document(const std::vector<AccountStatus>& accounts);
Json rotation_document(const RotationReport& report);
Json preview_document(const RotationPreview& preview);
Json doctor_document(const std::vector<Finding>& findings);
Json history_document(const std::vector<HistoryEntry>& entries);
Json providers_document(const std::vector<ProviderStatus>& providers);
Json plugins_document(const std::vector<PluginStatus>& plugins);
Json error_document(const Error& error);

} // namespace rinnova
