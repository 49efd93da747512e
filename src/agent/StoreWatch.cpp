// SPDX-License-Identifier: Apache-2.0
#include "agent/StoreWatch.h"

namespace rinnova {

Settling::Settling(std::function<void()> settled, Pauses pauses) : m_pauses(pauses) {
    for (QTimer* timer : {&m_quiet, &m_longest}) {
        timer->setSingleShot(true);
        QObject::connect(timer, &QTimer::timeout, timer, [this, settled] {
            m_quiet.stop();
            m_longest.stop();
            settled();
        });
    }
}

void Settling::sign() {
    m_quiet.start(m_pauses.quiet);
    if (!m_longest.isActive())
        m_longest.start(m_pauses.longest);
}

} // namespace rinnova
