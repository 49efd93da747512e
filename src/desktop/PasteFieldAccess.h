// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace rinnova::desktop {

/// Makes password fields known as such to screen readers. To be called once, before the first is shown.
void teach_accessibility();

} // namespace rinnova::desktop
