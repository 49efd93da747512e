// SPDX-License-Identifier: Apache-2.0
#include "agent/SystemAlarm.h"
#include "support/EventLoop.h"
#include "support/ScratchFolder.h"

#include <doctest/doctest.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

using namespace rinnova;
using namespace rinnova::test;

namespace {

bool clock_was_set = false;

struct Ringing {
    ScratchFolder folder;
    std::filesystem::path zone = folder / "localtime";
    SystemClock clock;
    int rings = 0;
    std::unique_ptr<Alarm> alarm;

    Ringing() {
        application();
        std::filesystem::create_symlink("/usr/share/zoneinfo/Europe/Rome", zone);
        alarm = make_system_alarm(zone).value();
        alarm->when_it_rings([this] { ++rings; });
    }
    bool rings_once() {
        const bool rang = comes_true([&] { return rings > 0; });
        handle_what_came();
        const bool once = rings == 1;
        rings = 0;
        return rang && once;
    }
};

} // namespace

/// The kernel's, but that the machine's clock need not be set: once it was, a timer is set all the same, and
/// the answer is the only sign (timerfd_create(2), NOTES).
extern "C" int timerfd_settime(int timer, int flags, const itimerspec* wanted, itimerspec* before) noexcept {
    const long answer = syscall(SYS_timerfd_settime, timer, flags, wanted, before);
    if (answer == 0 && std::exchange(clock_was_set, false)) {
        errno = ECANCELED;
        return -1;
    }
    return static_cast<int>(answer);
}

TEST_CASE_FIXTURE(Ringing, "it rings when the moment has come, once, and can be set again") {
    alarm->set(clock.now() + std::chrono::seconds(1));
    handle_what_came();
    CHECK(rings_once());
    CHECK(rings == 0);
    alarm->set(clock.now());
    CHECK(rings_once());
}

TEST_CASE_FIXTURE(Ringing, "a moment that has passed rings at once, be it in 1970 or before") {
    for (const Timestamp moment :
         {clock.now() - std::chrono::hours(1), Timestamp(), Timestamp(std::chrono::seconds(-5)),
          Timestamp(std::chrono::sys_days{std::chrono::year(1900) / 1 / 1})}) {
        alarm->set(moment);
        CHECK(rings == 0); // from the event loop, not from within the call
        CHECK(rings_once());
    }
}

TEST_CASE_FIXTURE(Ringing, "a moment in 2100, or beyond what clocks can say, does not ring now") {
    for (const int year : {2100, 2300, 30000}) {
        alarm->set(Timestamp(std::chrono::sys_days{std::chrono::year(year) / 1 / 1}));
        handle_what_came();
        CHECK(rings == 0);
    }
    alarm->set(std::nullopt);
    handle_what_came();
    CHECK(rings == 0);
}

TEST_CASE_FIXTURE(Ringing, "the last moment that was set counts") {
    alarm->set(clock.now() - std::chrono::seconds(1));
    alarm->set(clock.now() + std::chrono::hours(1));
    handle_what_came();
    CHECK(rings == 0);
}

TEST_CASE_FIXTURE(Ringing, "a clock that was set just before the alarm rings, too") {
    for (const std::optional<Timestamp> moment :
         {std::optional(clock.now() + std::chrono::hours(1)), std::optional<Timestamp>()}) {
        clock_was_set = true;
        alarm->set(moment);
        CHECK_FALSE(clock_was_set);
        CHECK(rings == 0);
        CHECK(rings_once());
    }
}

TEST_CASE_FIXTURE(Ringing, "another time zone rings") {
    for (const char* place : {"Asia/Tokyo", "Europe/Rome"}) {
        // As timedated does it: a new link under another name, renamed.
        const auto other = folder / "new";
        std::filesystem::create_symlink(std::string("/usr/share/zoneinfo/") + place, other);
        std::filesystem::rename(other, zone);
        CHECK(comes_true([&] { return rings > 0; }));
        handle_what_came();
        rings = 0;
    }
}
