// SPDX-License-Identifier: Apache-2.0
#include "desktop/Display.h"

#include <QtGlobal>

namespace rinnova::desktop {

bool has_display() {
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY") ||
           qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
}

} // namespace rinnova::desktop
