// SPDX-License-Identifier: Apache-2.0
#include "desktop/Display.h"

namespace rinnova::desktop {

// Every session has a window station; one that nobody sees swallows what is drawn.
bool has_display() {
    return true;
}

} // namespace rinnova::desktop
