// SPDX-License-Identifier: Apache-2.0
#include "CloudOutlooks.h"

namespace rinnova::outlook_new {

bool new_outlook_runs() {
    return false;
}

} // namespace rinnova::outlook_new
