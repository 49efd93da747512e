// SPDX-License-Identifier: Apache-2.0
#include "desktop/Calls.h"

#include <algorithm>

namespace rinnova::desktop {

void Calls::heard(std::vector<Error> warnings) {
    std::erase_if(warnings, [this](const Error& warning) {
        return std::find(m_warnings.begin(), m_warnings.end(), warning) != m_warnings.end();
    });
    if (warnings.empty())
        return;
    m_warnings.insert(m_warnings.end(), warnings.begin(), warnings.end());
    warned(warnings);
}

} // namespace rinnova::desktop
