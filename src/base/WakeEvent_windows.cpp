// SPDX-License-Identifier: Apache-2.0
#include "base/WakeEvent.h"

#include "base/Handle_windows.h"

namespace rinnova {

WakeEvent::WakeEvent() : m_event(number_of(CreateEventW(nullptr, TRUE, FALSE, nullptr))) {}

void WakeEvent::wake() const noexcept {
    SetEvent(handle_of(m_event.number()));
}

} // namespace rinnova
