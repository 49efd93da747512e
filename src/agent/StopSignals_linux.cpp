// SPDX-License-Identifier: Apache-2.0
#include "agent/StopSignals.h"

#include "base/LocalSocket.h"

#include <QSocketNotifier>

#include <signal.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <cstdint>

namespace rinnova::agent {

namespace {

constexpr std::array watched_signals{SIGTERM, SIGINT, SIGHUP};
// A signal handler has no other way to what it works on.
std::atomic<int> wake{-1};

void tell(int) {
    const int saved = errno;
    const std::uint64_t one = 1;
    (void)!write(wake, &one, sizeof one);
    errno = saved;
}

} // namespace

struct StopSignals::Watch {
    Descriptor event{eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)};
    QSocketNotifier notifier{event.number(), QSocketNotifier::Read};
};

StopSignals::StopSignals(std::function<void()> asked) : m_watch(std::make_unique<Watch>()) {
    wake = m_watch->event.number();
    QObject::connect(&m_watch->notifier, &QSocketNotifier::activated, &m_watch->notifier,
                     [this, asked = std::move(asked)] {
                         m_watch->notifier.setEnabled(false);
                         asked();
                     });
    for (const int number_of_signal : watched_signals) {
        struct sigaction action {};
        action.sa_handler = tell;
        action.sa_flags = static_cast<int>(SA_RESTART | SA_RESETHAND);
        sigemptyset(&action.sa_mask);
        (void)sigaction(number_of_signal, &action, nullptr);
    }
}

StopSignals::~StopSignals() {
    for (const int number_of_signal : watched_signals)
        (void)signal(number_of_signal, SIG_DFL);
    wake = -1;
}

} // namespace rinnova::agent
