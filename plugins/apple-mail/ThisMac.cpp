// SPDX-License-Identifier: Apache-2.0
#include "Mac.h"

namespace rinnova::apple_mail {

Mac this_mac(const sdk::TargetContext& context) {
    return mac_at("/", context.interactive);
}

} // namespace rinnova::apple_mail
