// SPDX-License-Identifier: Apache-2.0
#include "base/WakeEvent.h"

#include <sys/eventfd.h>

namespace rinnova {

WakeEvent::WakeEvent() : m_event(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

void WakeEvent::wake() const noexcept {
    (void)eventfd_write(m_event.number(), 1);
}

} // namespace rinnova
