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
///
/// A question that nobody answered stays where it is, and an answer that comes late is the person's to give:
/// it unlocks the keyring for the next call. It is never dismissed, nor is one that was not shown: at
/// `Dismiss`, gnome-keyring 42.1 starts the first unlocking in its queue, which is the one that is
/// going on, ours or another program's, and aborts (daemon/dbus/gkd-secret-unlock.c: mark_as_complete,
/// perform_next_unlock). When we leave the bus it forgets them without harm.
Result<Variant> ask_person(GDBusConnection* bus, GMainContext* context, const std::string& prompt_path,
                           std::chrono::milliseconds call_limit, std::chrono::milliseconds answer_limit);

} // namespace rinnova::secret_service
