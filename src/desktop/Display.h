// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace rinnova::desktop {

/// Whether there is a screen to open windows on; where there is none the toolkit would end the program in its
/// own way.
bool has_display();

} // namespace rinnova::desktop
