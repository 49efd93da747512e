// SPDX-License-Identifier: Apache-2.0
#include "cli/Interruption.h"

#include <signal.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <cstdint>

namespace rinnova::cli {

namespace {

constexpr std::array watched_signals{SIGINT, SIGTERM, SIGHUP};
constexpr std::uint64_t finished = 1;
constexpr std::uint64_t interrupted = std::uint64_t{1} << 32U;

// A signal handler has no other way to what it works on. Set while an Interruption lives.
std::atomic<int> wake{-1};
std::array<struct sigaction, watched_signals.size()> before{};

void tell(std::uint64_t what) {
    const int saved = errno;
    (void)!write(wake, &what, sizeof what);
    errno = saved;
}

void ask_to_stop(int) {
    tell(interrupted);
}

} // namespace

Interruption::Interruption() {
    wake = eventfd(0, EFD_CLOEXEC);
    m_watcher = std::thread([source = m_source, file = wake.load()]() mutable {
        std::uint64_t told = 0;
        while (told == 0)
            if (read(file, &told, sizeof told) < 0 && errno != EINTR)
                return;
        if (told >= interrupted)
            source.request_stop();
    });
    for (std::size_t i = 0; i < watched_signals.size(); ++i) {
        (void)sigaction(watched_signals[i], nullptr, &before[i]);
        if (before[i].sa_handler == SIG_IGN)
            continue;
        struct sigaction ours {};
        ours.sa_handler = ask_to_stop;
        // Once: a second signal of its kind does what it always does.
        ours.sa_flags = static_cast<int>(SA_RESTART | SA_RESETHAND);
        sigemptyset(&ours.sa_mask);
        (void)sigaction(watched_signals[i], &ours, nullptr);
    }
}

Interruption::~Interruption() {
    for (std::size_t i = 0; i < watched_signals.size(); ++i)
        (void)sigaction(watched_signals[i], &before[i], nullptr);
    tell(finished);
    m_watcher.join();
    close(wake.exchange(-1));
}

} // namespace rinnova::cli
