// SPDX-License-Identifier: Apache-2.0
#include "cli/Interruption.h"

#include <windows.h>

#include <atomic>

namespace rinnova::cli {

namespace {

/// A window that is closed, or a session that ends, leaves about five seconds (HandlerRoutine).
constexpr DWORD last_words_ms = 4500;

// Windows calls back without telling whom. Set while an Interruption lives.
std::atomic<std::stop_source*> under_way{nullptr};

/// In a thread that Windows has made for this call.
BOOL WINAPI ask_to_stop(DWORD event) {
    std::stop_source* source = under_way.exchange(nullptr);
    if (source == nullptr)
        return FALSE; // a second time: what it always does
    source->request_stop();
    // The process ends when we return; until then the work goes on towards its end.
    if (event != CTRL_C_EVENT && event != CTRL_BREAK_EVENT)
        Sleep(last_words_ms);
    return TRUE;
}

} // namespace

Interruption::Interruption() {
    under_way = &m_source;
    SetConsoleCtrlHandler(&ask_to_stop, TRUE);
}

Interruption::~Interruption() {
    under_way = nullptr;
    SetConsoleCtrlHandler(&ask_to_stop, FALSE); // waits for a call under way
}

} // namespace rinnova::cli
