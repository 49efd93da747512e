// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "agent/DesktopNotice.h"

#include <QDBusMessage>
#include <QVariantList>

#include <string>

namespace rinnova {

/// The arguments of `Notify` (notification-spec, 9): what this server is told of a notice. `replaced`: the id
/// of the one whose place it takes, or 0.
QVariantList notify_arguments(const DesktopNotice& notice, const NotificationServer& server, uint replaced);

/// The server's answers to GetServerInformation and GetCapabilities.
NotificationServer server_from(const QDBusMessage& information, const QDBusMessage& capabilities);

/// The key of the action that a server's key stands for: a click on the text is the first one.
std::string action_meant(const DesktopNotice& notice, const std::string& key);

} // namespace rinnova
