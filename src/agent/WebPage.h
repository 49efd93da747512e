// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDBusConnection>

#include <string>

namespace rinnova::agent {

/// Opens a page in the user's browser, which is started by the desktop and not by us, where the desktop has a
/// portal for that (org.freedesktop.portal.OpenURI): what we start has our restrictions, and ends with us.
/// Else by xdg-open. Only `https` pages.
void open_web_page(const std::string& address, const QDBusConnection& session_bus);

} // namespace rinnova::agent
