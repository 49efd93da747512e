// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Error.h"
#include "base/secret_service/Glib.h"

#include <chrono>
#include <string>

namespace rinnova::secret_service {

/// Has the service ask its question (unlock, new keyring) and waits for the person. Returns what the service
/// says came of it. `locked` when the person declines or does not answer within the limit, `unreachable` when
/// the service goes away meanwhile.
Result<Variant> ask_person(GDBusConnection* bus, GMainContext* context, const std::string& prompt_path,
                           std::chrono::milliseconds call_limit, std::chrono::milliseconds answer_limit);

/// Tells the service that nobody will be asked.
void dismiss(GDBusConnection* bus, const std::string& prompt_path, std::chrono::milliseconds call_limit);

} // namespace rinnova::secret_service
