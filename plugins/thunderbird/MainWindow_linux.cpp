// SPDX-License-Identifier: Apache-2.0
#include "MainWindow.h"

#include <algorithm>

namespace rinnova::thunderbird {

// What WM_CLASS says of a main window; one for a message is a `Msgcompose`.
bool may_be_closed(const std::vector<ClientWindow>& windows) {
    return std::all_of(windows.begin(), windows.end(),
                       [](const ClientWindow& window) { return window.name == "Mail"; });
}

} // namespace rinnova::thunderbird
