// SPDX-License-Identifier: Apache-2.0
#include "MainWindow.h"

namespace rinnova::thunderbird {

// All windows of Mozilla's programs are of one class (nsWindow.cpp, kClassNameGeneral), dialogs of another:
// with more than one it cannot be told what the others are.
bool may_be_closed(const std::vector<ClientWindow>& windows) {
    return windows.size() == 1 && windows.front().name == "MozillaWindowClass";
}

} // namespace rinnova::thunderbird
