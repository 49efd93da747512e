// SPDX-License-Identifier: Apache-2.0
#include "fleet/server/store/DeviceRate.h"

#include <algorithm>

namespace rinnova::fleet {

bool DeviceRate::allows(std::string_view subject, Moment now) {
    if (m_full_again.size() >= m_forget_at)
        forget(now);
    Moment& full_again = m_full_again[std::string(subject)];
    const Moment with_this = std::max(full_again, now) + m_limit.pause;
    if (with_this > now + m_limit.pause * m_limit.at_once)
        return false;
    full_again = with_this;
    return true;
}

void DeviceRate::forget(Moment now) {
    std::erase_if(m_full_again, [&](const auto& entry) { return entry.second <= now; });
    m_forget_at = std::max<std::size_t>(4096, m_full_again.size() * 2);
}

} // namespace rinnova::fleet
