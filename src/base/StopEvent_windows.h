// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace rinnova {

/// The event by which a running agent is asked to end in order: what SIGTERM is elsewhere. The agent makes
/// it, for its user alone.
inline std::wstring stop_event_of(unsigned long process) {
    return L"Local\\rinnovad-stop-" + std::to_wstring(process);
}

} // namespace rinnova
