// SPDX-License-Identifier: Apache-2.0
#include "agent/StopSignals.h"

#include "agent/HiddenWindow_windows.h"
#include "base/DescriptorWatch.h"
#include "base/Handle_windows.h"
#include "base/PrivateAccess_windows.h"
#include "base/StopEvent_windows.h"

#include <atomic>
#include <optional>

namespace rinnova::agent {

namespace {

// A console's handler runs in a thread of its own, and has no other way to what it works on.
std::atomic<HANDLE> stop_event{nullptr};

BOOL WINAPI from_console(DWORD) {
    const HANDLE event = stop_event;
    return event != nullptr && SetEvent(event) ? TRUE : FALSE;
}

} // namespace

/// Asked by its event, by a console (Ctrl-C, its window closed), or by the session's end.
struct StopSignals::Watch {
    std::function<void()> asked;
    PrivateAccess access{};
    std::optional<DescriptorWatch> event{};
    HiddenWindow window{[this](UINT message, WPARAM ends, LPARAM) -> std::optional<LRESULT> {
        if (message == WM_ENDSESSION && ends != 0)
            ask();
        return std::nullopt;
    }};

    void ask() {
        if (event)
            event->silence();
        if (const auto once = std::exchange(asked, {}))
            once();
    }
};

StopSignals::StopSignals(std::function<void()> asked) : m_watch(new Watch{std::move(asked)}) {
    if (m_watch->access.attributes() == nullptr)
        return;
    Handle event(CreateEventW(m_watch->access.attributes(), TRUE, FALSE,
                              stop_event_of(GetCurrentProcessId()).c_str()));
    if (!event)
        return;
    stop_event = event.get();
    m_watch->event.emplace(number_of(event.release()), [watch = m_watch.get()] { watch->ask(); });
    SetConsoleCtrlHandler(&from_console, TRUE);
}

StopSignals::~StopSignals() {
    SetConsoleCtrlHandler(&from_console, FALSE);
    stop_event = nullptr;
}

} // namespace rinnova::agent
