// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sdk/ClientWindows.h"

#include <vector>

namespace rinnova::thunderbird {

/// Whether these windows of Thunderbird's are its main windows alone, with the folders and messages. A
/// message being written has a window of its own, as have an appointment, a filter or a dialog: all of them
/// are something that its user is doing.
bool may_be_closed(const std::vector<ClientWindow>& windows);

} // namespace rinnova::thunderbird
