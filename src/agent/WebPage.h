// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDBusConnection>

#include <string>
#include <vector>

namespace rinnova::agent {

/// Opens a page in the user's browser, which is started by the desktop and not by us, where the desktop has a
/// portal for that (org.freedesktop.portal.OpenURI): what we start has our restrictions, and ends with us.
/// Else by xdg-open. Only `https` pages.
void open_web_page(const std::string& address, const QDBusConnection& session_bus);

/// Starts a program of ours that lies beside this one, and leaves it alone; false when it is not installed.
/// `token`: by which the desktop lets its window come to the front; may be empty.
bool start_beside(const std::string& program, const std::vector<std::string>& arguments,
                  const std::string& token);

} // namespace rinnova::agent
